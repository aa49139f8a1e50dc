"""The words by which public directories name the help that a need asks for, in English, Spanish and French.

A line with a need's code opens its entry. Phrases under *anywhere* count in terms, names and descriptions, those under
*named* only in terms and names. They are folded (no case, no accents); ``*`` lets a word go on. They follow the wording
of public directories and of Open Eligibility (names only), and are narrow on purpose: what is found by words is offered
with the words that found it.
"""

from __future__ import annotations

PHRASES = """
safe.now
    anywhere: emergency safety; physical safety; safe place; safe haven; lugar seguro; lieu sur
    named: crisis line
safe.leave
    anywhere: help to leave; help escap*; flee*; salida segura; aide au depart; mise a l'abri
safe.plan
    anywhere: safety plan*; plan de seguridad; plan de securite
safe.family
    anywhere: family safety; protection of relatives; safety of famil*; proteccion de familiares
law.protection
    anywhere: protective order*; protection order*; restraining order*; order of protection; orden de
        proteccion; ordonnance de protection; domestic violence legal
digital.safety
    anywhere: digital safety; online safety; cyber safety; digital security; phone safety; account security;
        seguridad digital; securite numerique
home.tonight
    anywhere: emergency shelter*; night shelter*; overnight shelter*; temporary shelter*; crisis accommodation;
        safe house*; safehouse*; emergency accommodation; emergency housing; homeless shelter*; homeless*;
        albergue*; refugio de emergencia; casa de acogida; hebergement d'urgence; sans abri; centre d'accueil
    named: shelter*; refuge; hostel*
home.stay
    anywhere: housing; transitional housing; supported housing; long term accommodation; rehousing; rent
        assistance; find a home; vivienda*; alojamiento; logement*
    named: accommodation; residential
home.move
    anywhere: relocation; relocat*; moving assistance; reubicacion; demenagement; relogement
home.return
    anywhere: voluntary return; assisted return; repatriation; retorno voluntario; repatriacion; retour
        volontaire; rapatriement
basic.food
    anywhere: food pantry; food pantries; food bank*; meals; free meal*; emergency food; soup kitchen;
        groceries; hot food; feed those in need; feeding; hunger; food parcel*; comida*; comedor*; alimentos;
        banco de alimentos; repas; aide alimentaire; banque alimentaire; eau potable; drinking water
    named: food; nutrition; alimentacion; alimentaire
basic.clothes
    anywhere: clothing; clothes; laundry; toiletries; hygiene kit*; shower*; washing facilities; ropa;
        lavanderia; duchas; vetements; laverie; douches
basic.rest
    anywhere: drop in cent*; day centre; day center; rest space; quiet room; centro de dia; accueil de jour
basic.belongings
    anywhere: belongings; property retrieval; recover property; pertenencias; effets personnels
health.urgent
    anywhere: urgent care; emergency room; emergency medical; walk in clinic; emergency department; accident and
        emergency; urgencias; urgences medicales; atencion urgente
    named: emergency care; hospital*; hopital
health.check
    anywhere: primary care; health check*; medical check*; general practi*; community clinic; physical exam*;
        eye exam*; eye test*; vision care; health clinic; medical clinic; atencion primaria; chequeo medico;
        bilan de sante; medecin generaliste; centre de sante
    named: clinic; health cent*; medical care; clinica
health.medicine
    anywhere: prescription*; pharmacy; pharmacies; medications; medicines; farmacia*; pharmacie*; medicamentos
health.dental
    anywhere: dental; dentist*; dentista*; dentaire*; dentiste*
health.sexual
    anywhere: sexual health; std testing; sti testing; hiv; reproductive health; contracepti*; sexual assault
        exam*; salud sexual; sante sexuelle; vih
health.pregnancy
    anywhere: pregnan*; prenatal; antenatal; maternity; midwi*; embaraz*; maternidad; grossesse; maternite; sage
        femme*
health.disability
    anywhere: disabilit*; disabled; chronic illness*; long term illness*; rehabilitation therapy; discapacidad*;
        handicap*; invalidite
talk.now
    anywhere: crisis line; hotline; helpline*; crisis intervention; emotional support line; listening line;
        linea de ayuda; ligne d'ecoute; ecoute telephonique
mind.counselling
    anywhere: counselling; counseling; psychotherap*; mental health; trauma therap*; family therapy; psycholog*;
        psychosocial; anxiety; depression; consejeria; salud mental; sante mentale; soutien psychologique; apoyo
        psicologico
    named: therapy; terapia; therapie
mind.substance
    anywhere: substance abuse; substance use; drug treatment; alcohol treatment; addiction*; detox*; recovery
        from alcohol; needle exchange; drinking problem*; adiccion*; addictologie; toxicoman*
peer.support
    anywhere: peer support; support group*; survivor led; mutual aid; grupo* de apoyo; groupe* de parole; pair
        aidan*
faith.culture
    anywhere: spiritual support; chaplain*; pastoral care; religious; traditional heal*; cultural orientation;
        faith community; apoyo espiritual; aumonerie; accompagnement spirituel
    named: church; mosque; temple; iglesia; eglise; mosquee
community
    anywhere: social group*; community group*; befriending; community cent*; social activities; social
        inclusion; centro comunitario; centre social; lien social
case.worker
    anywhere: case management; case manag*; caseworker*; support worker; advocate for you; individual advocacy;
        navigator; gestion de casos; accompagnement individuel; travailleur social; trabajador social
child.care
    anywhere: child care; childcare; daycare; day care for children; nursery; creche*; guarderia*; garde
        d'enfants
child.elsewhere
    anywhere: missing child*; child tracing; custody; separated child*; custodia; garde de l'enfant
family.contact
    anywhere: family tracing; restoring family links; contact with family; find family; busqueda de familiares;
        retablissement des liens familiaux
family.reunite
    anywhere: family reuni*; reunification; reunificacion familiar; regroupement familial
papers.identity
    anywhere: identity document*; identification document*; id card*; birth certificate*; replacement passport;
        obtain id; documentos de identidad; acta de nacimiento; pieces d'identite; acte de naissance
law.advice
    anywhere: legal aid; legal advice; legal assistance; legal services; law cent*; lawyer*; attorney*; asesoria
        legal; ayuda legal; abogad*; aide juridique; conseil juridique; avocat*
    named: legal; solicitor*
law.immigration
    anywhere: immigration law*; immigration advice; immigration legal; immigration assistance; asylum*; t visa;
        u visa; refugee legal; inmigracion; asilo; droit des etrangers; droit d'asile; titre de sejour
law.record
    anywhere: criminal record*; expungement; vacatur; record clearing; public defender*; criminal defense;
        criminal defence; antecedentes penales; defensor publico; casier judiciaire; defense penale
police.talk
    named: police; law enforcement; sheriff; policia; policia nacional; gendarmerie; commissariat; detective*
money.now
    anywhere: cash assistance; emergency payment*; financial assistance; emergency fund*; hardship fund*;
        vouchers; ayuda economica; asistencia financiera; aide financiere; secours financier
law.wages
    anywhere: unpaid wages; wage theft; wage claim*; labor rights; labour rights; employment law; workers
        rights; victim compensation; crime victim* compensation; derechos laborales; salarios impagados; droit
        du travail; salaires impayes; indemnisation
money.debt
    anywhere: debt advice; debt relief; debt counsel*; credit repair; asesoria de deudas; surendettement
money.benefits
    anywhere: public benefits; benefits advice; benefits enrol*; welfare rights; welfare advice; government
        benefits; snap; medicaid; social security; beneficios publicos; ayudas publicas; prestations sociales
money.plan
    anywhere: budgeting; financial education; financial literacy; bank account*; financial counsel*; money
        advice; educacion financiera; compte bancaire; gestion du budget
basic.phone
    anywhere: free phone*; mobile phone*; cell phone*; sim card*; phone charging; lifeline phone; telefono
        movil; telephone portable
basic.transport
    anywhere: transportation; transport to; bus pass*; travel voucher*; free rides; rides to; bus fare*;
        transporte; titre* de transport
    named: transport*; rides
go.with
    anywhere: accompaniment; accompany you; accompanied to; court advocate*; hospital advocate*; acompanamiento;
        accompagnement physique
work.find
    anywhere: job search; find work; employment services; job placement; job cent*; supported employment; find
        employment; housing and employment; career advice; bolsa de trabajo; buscar empleo; recherche d'emploi;
        insertion professionnelle
    named: employment; jobs; empleo; emploi
work.training
    anywhere: job training; vocational training; work experience; apprenticeship*; skills training; training
        program*; capacitacion; formacion profesional; formation professionnelle
learn.language
    anywhere: english class*; language class*; language course*; esol; esl; english as a second language; clases
        de ingles; clases de idiomas; cours de langue*; cours de francais
learn.school
    anywhere: high school; adult education; college; ged; scholarship*; school enrol*; tutoring; educacion de
        adultos; escuela; becas; enseignement; scolarite
learn.life
    anywhere: life skills; everyday skills; independent living skills; living skills; cooking class*; parenting
        class*; habilidades para la vida; competences de la vie courante
voice
    anywhere: survivor leadership; survivor advocacy; lived experience; survivor voice*; liderazgo de
        sobrevivientes
lang.interpreter
    anywhere: interpreter*; interpreting; translation service*; interpretes; interpretariat
    named: interpretation
info.rights
    anywhere: know your rights; rights information; citizens advice; conozca sus derechos; acces aux droits
"""

"""Which tests stand for which id of the catalogue of faults: id to ``file::test``, as far as there is such a part."""

from __future__ import annotations

from typing import Final

_TEXT, _FILES = "catalogue/test_text_and_values.py", "catalogue/test_imports.py"
_DIRECTORIES = "catalogue/test_directories.py"
_OUT, _WINDOWS = "catalogue/test_output.py", "ui/test_bad_text.py"

TESTS: Final[dict[str, tuple[str, ...]]] = {
    "T20": (
        f"{_TEXT}::test_whatever_is_said_is_kept_without_what_nobody_sees",
        f"{_TEXT}::test_half_a_character_becomes_a_sign_and_saving_never_fails",
        f"{_TEXT}::test_half_a_character_in_a_file_and_in_its_name_is_told_and_kept_as_a_sign",
        f"{_WINDOWS}::test_a_line_cut_through_a_character_leaves_what_can_be_saved",
    ),
    "T21": (
        f"{_TEXT}::test_a_name_with_an_unseen_character_is_found_by_its_letters",
        f"{_TEXT}::test_every_end_of_a_line_is_one_and_the_name_is_found",
        "typeset/test_cleaning.py::test_nul_and_other_controls_vanish_and_a_tab_stays",
    ),
    "T22": (
        f"{_TEXT}::test_no_text_reaches_out_of_its_place_in_a_sentence",
        f"{_TEXT}::test_a_name_cannot_turn_its_neighbours_round",
        f"{_WINDOWS}::test_the_list_of_people_shows_any_name_in_time",
        "typeset/test_cleaning.py::test_a_cleaned_text_holds_no_override_and_only_balanced_isolates",
        "packets/test_compose.py::test_direction_controls_in_an_answer_are_shown_and_do_nothing",
    ),
    "T23": (
        f"{_TEXT}::test_what_a_script_needs_stays",
        f"{_TEXT}::test_a_name_of_two_alike_scripts_is_warned_of",
    ),
    "T24": (
        f"{_TEXT}::test_odd_characters_are_kept_identical_and_hold_nothing_up",
        f"{_TEXT}::test_every_letter_mark_and_joiner_is_kept_as_it_came",
        f"{_WINDOWS}::test_odd_characters_hold_no_field_up_and_are_told_as_they_are",
        "typeset/test_document.py::test_a_letter_under_thousands_of_marks_leaves_a_map_that_readers_take",
    ),
    "T25": (
        f"{_TEXT}::test_a_text_up_to_the_limit_is_kept_whole",
        f"{_TEXT}::test_a_text_above_the_limit_is_refused_whole_and_holds_nothing_else_up",
        f"{_TEXT}::test_a_file_with_a_text_above_the_limit_is_refused_by_the_question",
        f"{_WINDOWS}::test_a_pasted_text_is_told_whole",
        f"{_WINDOWS}::test_a_text_above_the_limit_is_refused_and_stays_in_its_field",
    ),
    "T26": (
        f"{_TEXT}::test_another_language_s_syntax_is_only_words",
        f"{_TEXT}::test_a_sign_of_searching_finds_only_itself",
        "architecture/test_dangerous_calls.py",
    ),
    "T27": (
        f"{_TEXT}::test_an_age_is_that_number_or_none",
        f"{_TEXT}::test_days_that_are_no_whole_number_are_refused",
    ),
    "T28": (
        f"{_TEXT}::test_a_date_as_far_as_it_is_known_stays_as_it_was_said",
        f"{_TEXT}::test_a_day_that_never_was_is_refused",
        f"{_TEXT}::test_no_day_and_no_hour_moves_with_the_time_zone",
        f"{_TEXT}::test_a_leap_day_of_another_calendar_is_that_day",
        f"{_FILES}::test_a_date_in_every_form_that_is_documented_is_taken",
    ),
    "T29": (
        f"{_TEXT}::test_ten_thousand_services_are_kept_found_and_matched",
        f"{_TEXT}::test_ten_thousand_places_in_an_order_and_five_hundred_answers_are_saved",
        "bench/store.py",
    ),
    "T32": (
        "readers/test_package.py::test_a_zip_bomb_is_refused",
        "readers/test_package.py::test_a_bomb_that_lies_about_its_size_is_refused",
        "readers/test_package.py::test_a_zip_with_too_many_members_is_refused",
        "readers/test_package.py::test_a_zip_inside_a_zip_is_not_opened",
        "readers/test_child.py::test_a_file_that_unfolds_beyond_the_child_s_memory_is_refused",
    ),
    "T40": (
        f"{_FILES}::test_no_damaged_input_does_more_than_be_refused",
        f"{_FILES}::test_the_run_finds_what_is_wrong_with_readers_that_trust_their_input",
        f"{_FILES}::test_the_run_sees_a_death_a_hang_a_step_outside_and_a_socket",
        f"{_FILES}::test_what_fuzzing_found_stays_mended",
        "bench/fuzz.py",
    ),
    "T41": (
        "readers/test_package.py::test_a_zip_that_reaches_outside_is_refused",
        "readers/test_package.py::test_a_zip_with_a_link_is_refused",
        "readers/test_shapes.py::test_a_table_that_lies_outside_the_package_is_never_read",
        "readers/test_shapes.py::test_no_link_is_followed_out_of_the_package",
        "readers/test_shapes.py::test_a_zip_in_which_two_files_have_one_name_is_refused",
    ),
    "T44": (
        f"{_DIRECTORIES}::test_what_could_send_a_person_astray_is_told_before_anything_is_kept",
        "test_directory_desk.py::test_reading_keeps_nothing_and_taking_in_keeps_what_was_shown",
        "test_directory_desk.py::test_a_shelter_in_use_that_is_gone_stays_readable_and_is_offered_to_nobody",
        "directory/test_changes.py::test_a_name_that_looks_like_a_known_one_is_told",
        "test_directory_commands.py::test_a_dry_run_tells_what_changes_grave_things_first_and_keeps_nothing",
    ),
    "T45": (f"{_DIRECTORIES}::test_an_import_that_is_killed_at_fifty_points_is_whole_or_did_not_happen",),
    "T46": (
        f"{_DIRECTORIES}::test_an_import_on_a_full_disk_changes_nothing",
        f"{_DIRECTORIES}::test_nothing_can_be_taken_into_a_vault_that_is_locked",
        f"{_DIRECTORIES}::test_two_cannot_take_in_at_once",
        "test_directory_desk.py::test_a_directory_that_changed_since_it_was_compared_is_not_taken_in",
    ),
    "T47": (
        "readers/test_shapes.py::test_every_spelling_of_a_table_is_read",
        "readers/test_shapes.py::test_an_unclosed_quotation_mark_costs_its_own_row_alone",
        "readers/test_facts.py::test_a_directory_as_large_and_as_odd_as_a_city_s_comes_in_whole_and_tells_every_oddity",
        f"{_FILES}::test_every_form_of_unicode_is_read_right",
        f"{_FILES}::test_letters_of_an_old_encoding_are_never_guessed_in_silence",
        f"{_FILES}::test_a_damaged_row_costs_no_other_row",
        f"{_FILES}::test_a_line_of_a_thousand_million_letters_is_refused_unread",
    ),
    "T48": (
        f"{_FILES}::test_json_that_is_none_is_refused_by_every_reader_of_it",
        f"{_FILES}::test_an_answer_nested_without_end_is_refused_or_left_out",
        f"{_FILES}::test_half_a_character_in_json_is_kept_as_a_sign",
        "readers/test_entry_file.py::test_a_field_that_does_not_fit_is_named",
        "test_directory_commands.py::test_an_entry_that_does_not_fit_is_refused_by_its_field_in_one_line",
    ),
    "T49": ("architecture/test_dangerous_calls.py",),
    "T51": (
        f"{_OUT}::test_markup_is_only_letters_and_opens_nothing",
        "packets/test_draw.py::test_a_hostile_answer_is_only_letters",
        "typeset/test_document.py::test_hostile_text_comes_out_as_the_text_it_is",
    ),
    "T52": (f"{_OUT}::test_markup_is_only_letters_and_opens_nothing",),
    "T53": (
        f"{_OUT}::test_paper_tells_nothing_of_its_making",
        "packets/test_packet.py::test_the_file_tells_nothing_of_its_making",
    ),
    "T54": (
        f"{_OUT}::test_paper_on_the_disk_is_for_this_account_alone",
        "packets/test_naming.py::test_nothing_odd_reaches_a_file_name",
        "test_outbox.py::test_what_is_there_already_stays_as_it_is",
    ),
    "T55": (
        "packets/test_draw.py::test_a_character_without_a_glyph_stops_the_packet_and_tells_its_place",
        "typeset/test_shaping.py::test_a_character_without_a_glyph_stops_and_is_named",
        "typeset/test_document.py::test_all_fonts_are_embedded",
        "typeset/test_document.py::test_the_text_is_read_back_as_it_was_written",
    ),
    "T56": (
        f"{_OUT}::test_one_endless_word_is_set_whole_and_in_time",
        f"{_OUT}::test_long_ordinary_words_and_ten_thousand_lines_are_set_whole",
    ),
    "T57": (
        "packets/test_share.py::test_no_answer_outside_the_release_ever_reaches_the_sheet",
        "packets/test_packet.py::test_the_preview_is_what_is_printed",
    ),
    "T58": (
        f"{_OUT}::test_paper_after_paper_that_failed_holds_nothing_of_it",
        "packets/test_packet.py::test_two_peoples_packets_share_no_words_of_either",
    ),
    "T59": ("packets/test_share.py::test_a_withheld_item_is_left_out_of_its_category",),
    "T60": (
        "typeset/test_engine.py::test_settings_files_hooks_and_variables_are_ignored",
        f"{_OUT}::test_a_place_of_plugins_that_the_environment_names_is_not_used",
        f"{_OUT}::test_the_reader_in_the_child_runs_nobody_s_code",
    ),
    "T61": (
        f"{_OUT}::test_no_cell_of_a_table_is_taken_for_a_formula_and_each_comes_back",
        f"{_OUT}::test_a_table_comes_back_as_it_was_written",
        "reports/test_table.py::test_reading_a_table_again_gives_the_identical_values",
        "reports/test_workbook.py::test_what_looks_like_a_formula_or_like_an_escape_stays_text",
    ),
    "T62": ("architecture/test_imports.py",),
    "T70": (f"{_OUT}::test_a_line_on_a_terminal_is_one_line_and_moves_nothing",),
    "T01": (
        "vault/test_vault.py::test_wrong_passphrases_write_nothing_and_the_right_one_still_opens",
        "vault/test_slots.py::test_another_passphrase_is_wrong",
        "vault/test_passphrase.py::test_an_empty_or_endless_passphrase_is_refused",
    ),
    "T02": (
        "vault/test_passphrase.py",
        "vault/test_slots.py::test_a_hex_passphrase_goes_through_the_derivation_as_any_other",
    ),
    "T03": (
        "vault/test_engine.py::test_the_file_is_never_a_plain_database",
        "vault/test_engine.py::test_a_plain_file_is_refused_even_by_an_engine_that_would_read_it",
        "vault/test_engine.py::test_every_open_has_these_settings",
    ),
    "T04": (
        "vault/test_engine.py::test_bit_flips_are_noticed",
        "faults/tampering.py",
        "bench/reliability.py",
    ),
    "T05": (
        "vault/test_engine.py::test_every_truncation_is_refused",
        "vault/test_engine.py::test_a_stump_never_becomes_a_new_vault",
        "faults/tampering.py",
    ),
    "T06": (
        "vault/test_engine.py::test_pages_swapped_doubled_or_emptied_are_noticed",
        "vault/test_engine.py::test_appended_junk_is_refused",
        "faults/tampering.py",
    ),
    "T07": (
        "test_opening.py::test_a_vault_put_back_whole_is_told_to_be_older",
        "store/test_foreign_rows.py",
        "store/test_journal.py::test_a_journal_that_an_older_page_takes_from_another_table_is_damage_and_no_bug",
        "faults/tampering.py",
    ),
    "T08": (
        "vault/test_engine.py::test_the_journal_of_another_vault_never_mixes",
        "vault/test_engine.py::test_an_interrupted_save_is_undone",
        "bench/reliability.py",
    ),
    "T09": (
        "vault/test_slots.py::test_the_file_tells_neither_how_many_open_it_nor_the_key_nor_the_passphrase",
        "faults/tampering.py",
    ),
    "T10": (
        "vault/test_slots.py::test_memory_out_of_bounds_is_refused_before_it_is_given",
        "vault/test_slots.py::test_passes_out_of_bounds_are_refused",
    ),
    "T11": (
        "ui/shell/test_idle.py::test_it_locks_at_the_limit_and_not_a_second_before",
        "ui/shell/test_idle.py::test_it_locks_at_the_limit_over_whatever_is_open",
        "ui/shell/test_locking.py::test_idle_keeps_what_is_half_typed_first",
    ),
    "T12": ("ui/shell/test_idle.py::test_the_first_touch_after_a_sleep_locks_and_reaches_nothing",),
    "T13": (
        "ui/shell/test_session_watch.py",
        "ui/shell/test_locking.py::test_the_systems_session_locks",
    ),
    "T14": ("ui/shell/test_locking.py::test_a_lock_in_the_middle_of_work_leaves_it_done_and_the_vault_whole",),
    "T15": ("journeys/test_canary.py::test_after_the_lock_memory_holds_neither_words_nor_passphrase",),
    "T16": (
        "ui/worker/test_vault_keys.py::test_somebody_is_let_in_after_the_passphrase_was_asked_again",
        "ui/worker/test_figures.py::test_rows_of_people_leave_only_after_the_passphrase",
    ),
    "T75": (
        "ui/shell/test_window.py::test_the_cover_hides_every_pixel_and_any_key_takes_it_off_without_reaching_what_is_beneath",
    ),
    "T106": ("conversation/test_ids.py::test_ids_grow_even_when_many_are_made_in_one_tick_or_the_clock_goes_back",),
    "T112": (
        "packets/test_packet.py::test_the_same_input_gives_the_same_bytes_in_every_language",
        "packets/test_draw.py::test_the_same_sheet_gives_the_same_bytes",
    ),
    "T63": ("journeys/test_canary.py::test_no_file_holds_it_but_the_saved_pdf",),
    "T64": ("journeys/test_canary.py::test_no_file_is_written_but_those_that_should_be",),
    "T65": ("journeys/test_canary.py::test_all_that_was_written_is_for_this_account_alone",),
    "T66": ("promises/test_other_people_and_machines.py::test_another_account_lists_and_reads_nothing",),
    "T67": ("journeys/test_canary.py::test_no_file_holds_it_but_the_saved_pdf",),
    "T68": ("journeys/test_canary.py::test_title_names_arguments_and_environment_say_nothing",),
    "T69": (
        "journeys/test_canary.py::test_bugs_are_told_by_a_code_and_nothing_of_the_canary_is_printed",
        "vault/test_process.py",
        "ui/shell/test_mishap.py",
    ),
    "T71": ("ui/shell/test_clipboard.py",),
    "T72": ("promises/test_other_people_and_machines.py::test_nothing_here_prints",),
    "T73": ("ui/shell/test_locking.py::test_after_a_lock_no_undo_brings_anything_back",),
    "T74": ("bench/cover.py",),
    "T76": ("ui/shell/test_screen_capture.py",),
    "T78": ("architecture/test_words.py::test_no_title_and_no_file_name_says_why_a_person_is_here",),
    "T79": (
        "promises/test_other_people_and_machines.py::test_a_window_a_meeting_and_papers_fit_into_a_small_computer",
        "promises/test_other_people_and_machines.py::test_a_key_that_needs_more_memory_than_there_is_is_told_of_and_nothing_is_changed",
    ),
    "T80": (
        "promises/test_p14_erased_is_erased.py::test_no_page_holds_a_word_of_somebody_who_was_erased",
        "faults/erasing.py",
        "bench/reliability.py",
    ),
    "T81": (
        "promises/test_p14_erased_is_erased.py::test_no_page_holds_a_word_that_was_erased_alone",
        "faults/erasing.py",
    ),
    "T82": ("store/test_erasure.py",),
    "T83": (
        "promises/test_p14_erased_is_erased.py::test_what_was_erased_does_not_come_back_with_an_older_backup_which_is_named",
        "test_restoring.py::test_what_was_erased_stays_erased_when_an_older_backup_is_restored_over",
    ),
    "T84": (
        "store/test_erasure.py::test_an_erasure_that_is_cut_off_at_any_write_has_done_nothing_and_then_finishes",
        "bench/reliability.py",
    ),
    "T85": ("test_retention.py",),
    "T86": (
        "promises/test_p6_nothing_leaves_without_consent.py::test_what_was_given_is_called_back_when_its_consent_is_taken_back_and_waits_until_they_were_told",
    ),
    "T87": ("test_travel.py",),
    "T90": (
        "faults/test_series.py",
        "promises/test_p13_saved_is_saved.py::test_what_was_acknowledged_survives_the_death_of_the_process",
        "bench/reliability.py",
    ),
    "T91": (
        "faults/test_series.py",
        "bench/reliability.py",
    ),
    "T92": (
        "faults/test_series.py",
        "faults/power.py",
        "bench/reliability.py",
    ),
    "T93": (
        "faults/test_series.py",
        "bench/reliability.py",
    ),
    "T94": (
        "faults/test_series.py",
        "vault/test_vault.py::test_what_a_creating_left_that_was_cut_off_is_gone_after_the_next",
        "test_restoring.py::test_after_a_fault_at_any_step_there_is_the_former_vault_or_the_restored_one",
    ),
    "T95": (
        "faults/test_window.py",
        "faults/window.py",
        "bench/reliability.py",
    ),
    "T96": (
        "faults/full_disk.py",
        "store/test_erasure.py::test_where_the_disk_has_no_room_it_is_erased_all_the_same_and_the_next_opening_tidies",
        "bench/reliability.py",
    ),
    "T97": (
        "vault/test_vault.py::test_a_vault_that_cannot_be_written_is_told",
        "vault/test_vault.py::test_a_place_that_cannot_be_written_makes_no_vault",
    ),
    "T98": ("test_vault_taken_away.py",),
    "T99": (
        "faults/test_slow_disk.py",
        "vault/test_far_place.py",
        "test_opening.py::test_a_vault_in_a_synced_folder_is_told_and_opens",
    ),
    "T100": ("vault/test_engine.py::test_a_second_open_is_in_use_here_and_in_another_process",),
    "T101": ("test_restoring.py::test_a_copy_that_was_taken_while_somebody_saved_is_refused_or_is_whole",),
    "T102": (
        "test_restoring.py::test_a_damaged_backup_is_refused_and_the_good_one_is_named",
        "test_backups.py::test_trying_a_damaged_one_says_so",
    ),
    "T103": (
        "faults/test_series.py",
        "faults/memory.py",
    ),
    "T104": (
        "test_opening.py::test_a_clock_that_stands_wrongly_is_told",
        "test_opening.py::test_a_clock_moved_back_revives_no_release_and_one_moved_ahead_ends_none_for_good",
        "test_opening.py::test_an_answer_by_a_clock_moved_back_is_the_latest_word",
    ),
    "T107": ("vault/test_recovery.py",),
    "T108": ("test_restoring.py::test_the_drill_gives_back_the_same_digest",),
    "T109": (
        "vault/test_engine.py::test_a_newer_schema_is_refused_and_the_newest_is_taken",
        "vault/test_slots.py::test_a_later_format_of_any_size_is_newer",
        "test_restoring.py::test_a_backup_of_a_newer_cairn_is_refused_by_name",
    ),
    "T110": ("store/test_frozen_vaults.py",),
}
"""Paths are those below ``tests``; a file alone stands for all of its tests, or for a bench."""

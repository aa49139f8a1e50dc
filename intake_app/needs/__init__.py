"""What a survivor can choose from, and how the choice is laid in their order."""

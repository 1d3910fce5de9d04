"""What is shown for the tokens that nobody types; apart from the tokenisers, so that no library is loaded for it."""

UNKNOWN_LABEL, START_LABEL, END_LABEL = "␀", "⟨s⟩", "⟨/s⟩"
SEPARATOR_LABEL = "◆"  # between a question and the passage it is about

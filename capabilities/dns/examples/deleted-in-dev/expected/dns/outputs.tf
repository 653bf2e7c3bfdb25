# A deleted record has no outputs.

"""Making the output folder equal to the plan, atomically, and keeping every address ever issued."""

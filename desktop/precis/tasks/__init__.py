"""What is asked of a document: plans of steps that end in a Result."""

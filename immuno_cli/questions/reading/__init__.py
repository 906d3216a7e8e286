"""Reading a question: what people ask about (`aspect`), how they ask it (`patterns`), what words ask (`asked`)."""

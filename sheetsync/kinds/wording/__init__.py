"""How the sentences of a sheet are judged: goals, and questions to users."""

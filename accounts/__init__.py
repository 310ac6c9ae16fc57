"""Who may come in and do what: passwords, sessions, roles, sign-in and the door."""

"""The discussion's pages and forms; each view reads the request, calls one function, answers."""

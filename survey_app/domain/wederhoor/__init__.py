"""Hoor en wederhoor: rounds, who reads which passage, what they say of it, and what is done with that."""

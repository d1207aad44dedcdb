"""The data package that leaves the house: what people are told of it."""

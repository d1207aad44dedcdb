"""What was answered, question by question: closed questions, open ones, and answers as numbers."""

from __future__ import annotations

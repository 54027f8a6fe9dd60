"""What is taught and said, as checked data in English and Spanish, and how numbers are written."""

from smarketing_edu.content.loader import LANGUAGES, Content, load_content

__all__ = ["LANGUAGES", "Content", "load_content"]

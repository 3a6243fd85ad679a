"""Sphinx settings: Markdown pages, the furo theme, every warning an error."""

from importlib.metadata import version as installed_version

project = "Hemicycle"
author = "The Hemicycle authors"
copyright = "2026, The Hemicycle authors"
release = installed_version("hemicycle")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "Hemicycle"
html_copy_source = False
html_extra_path: list[str] = []
autodoc_typehints = "description"
napoleon_numpy_docstring = True

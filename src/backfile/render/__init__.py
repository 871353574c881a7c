"""Page records to bytes: templates, languages, nothing of the file system but the theme's own files."""

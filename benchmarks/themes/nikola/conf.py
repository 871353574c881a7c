"""Nikola's settings: the least that makes the same kinds of pages as backfile's own theme."""

import os

BLOG_TITLE = BLOG_AUTHOR = BLOG_DESCRIPTION = "News archive"
BLOG_EMAIL = ""
SITE_URL = "https://archive.example.org/"
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
THEME = "bare"
POSTS = (("content/*.md", "", "post.tmpl"),)
PAGES = ()
COMPILERS = {"markdown": (".md",)}
MARKDOWN_EXTENSIONS: list[str] = []
FUTURE_IS_NOW = True
USE_TAG_METADATA = WARN_ABOUT_TAG_METADATA = False

PRETTY_URLS = False
STRIP_INDEXES = True
URL_TYPE = "full_path"
INDEX_DISPLAY_POST_COUNT = 50
CREATE_FULL_ARCHIVES = CREATE_DAILY_ARCHIVE = ARCHIVES_ARE_INDEXES = True
TAG_PATH = "tags"
TAGS_INDEX_PATH = "tags.html"  # tags/index.html is the page of the tag Index
TAG_PAGES_ARE_INDEXES = True
CATEGORY_PATH = "sections"
CATEGORIES_INDEX_PATH = "sections.html"
CATEGORY_PREFIX = ""
CATEGORY_PAGES_ARE_INDEXES = True
CATEGORY_ALLOW_HIERARCHIES = CATEGORY_OUTPUT_FLAT_HIERARCHY = False
AUTHOR_PATH = "authors"
AUTHOR_PAGES_ARE_INDEXES = True
FEED_LENGTH = 20

# What is not needed is switched off.
COPY_SOURCES = False
DEMOTE_HEADERS = 0
CODE_COLOR_SCHEME = None
REDIRECTIONS: list[tuple[str, str]] = []
DISABLED_PLUGINS = [
    *("copy_assets", "copy_files", "create_bundles", "render_galleries", "render_listings"),
    *("robots", "scale_images"),
]

# What is documented to make builds faster: all processors, and a file is as it was when its time is.
DOIT_CONFIG = {"num_process": os.cpu_count(), "check_file_uptodate": "timestamp", "backend": "json"}

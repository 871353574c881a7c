"""Pelican's settings: the least that makes the same kinds of pages as backfile's own theme."""

SITENAME = "News archive"
SITEURL = "https://archive.example.org"
PATH = "content"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PLUGINS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
MARKDOWN = {"extensions": [], "output_format": "html5"}
SUMMARY_MAX_LENGTH = None
WITH_FUTURE_DATES = True

ARTICLE_URL = ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{date:%d}/{slug}.html"
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/index.html"
DAY_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/{date:%d}/index.html"
DIRECT_TEMPLATES = ["index", "tags", "categories", "authors", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = {"tag": 50, "category": 50, "author": 50}

FEED_RSS = "feed.rss"
TAG_FEED_RSS = "tag/{slug}.rss"
CATEGORY_FEED_RSS = "category/{slug}.rss"
AUTHOR_FEED_RSS = "author/{slug}.rss"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20

# What is documented to make a second build faster.
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
CHECK_MODIFIED_METHOD = "mtime"
GZIP_CACHE = False

"""The small closed sets of words by which newspapers mark who wrote: bylines, offices, agencies, rubrics.

They are what a grammar or a style book would list for each language, never phrases of one paper. All are
compared after `str.casefold`. Latin-script words are grouped by job, not by language: a word that means
"by" in one language and begins a sentence in another is told apart by what follows it.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, case folded."""
    return frozenset(text.casefold().split())


def phrases(text: str) -> frozenset[str]:
    """What strokes part in a text, case folded."""
    return frozenset(phrase.strip().casefold() for phrase in text.split("|") if phrase.strip())


BY = words(
    """
    by par von por di da de door av af od przez per pe prej autor oleh na bởi podle írta από του της от
    автор нга کاتب द्वारा โดย piše napisao napisala napisal napsal napsala opracował opracowała пише написао
    מאת
    """
)
"""A word that, before a name, says who wrote: "By", "Von", "Par" ..."""

WEAK_BY = words(
    """
    di da de na od per pe av af του της
    """
)
"""Those of `BY` that are common words or name particles as well: the name must be plain to see."""

WRITTEN = words(
    """
    written reported compiled story words text texte texto testo photos pictures interview interviewed
    geschrieben notiert aufgezeichnet propos recueillis escrito scritto skrevet skriven geschreven
    """
)
"""What says, before "by", who did what."""

A = words(
    """
    a an ein eine une un una en et
    """
)

BYLINE_LABELS = phrases(
    """
    author | authors | byline | writer | reporter | words | story | reporting | written by | reported by |
    story by | words by | report by | text by | autor | autorin | autoren | text | texte | texto | testo |
    tekst | teksti | tekstas | auteur | auteurs | autore | autora | autores | reportage | reportaje |
    autori | autoři | autorzy | autorių | szerzők | yazarlar | forfatter | författare | tekijä | article by |
    redactor | tekst og foto | text och foto | toimittaja | journalist | journaliste | periodista |
    giornalista | szerző | írta | autoriai | autorius | autors | yazan | yazar | haber | muhabir |
    penulis | pewarta | wartawan | oleh | tác giả | автор | авторы | автори | текст | журналист |
    корреспондент | συντάκτης | κείμενο | بقلم | كتب | كتبت | كتبه | إعداد | تقرير | حوار | حاوره |
    حاورته | حاورها | تحرير | autor/in | autor:in | autor*in |
    avtor | аутор | teksts | kirjoittaja | opracowanie | egilea | γράφει | எழுதியவர் | foto og tekst |
    foto och text | foto und text | text und fotos | współpraca | colaboración | colaboração | collaboration |
    نویسنده | گزارش | خبرنگار | מאת | लेखक | रिपोर्ट | रिपोर्टर | प्रस्तुति | লেখক | প্রতিবেদক | โดย |
    เรื่อง | 作者 | 撰文 | 执笔 | 文 | 记者 | 記者 | 采写 | 撰稿 | 編譯 | 编译 | 通讯员 | 執筆 |
    聞き手 | 構成 | 著者 | 筆者 | 取材 |
    取材・文 | 글 | 기자 | 글·사진 | رپورٹ | تحریر | rep
    """
)
"""Labels before a colon ("Autor:", "بقلم:", "作者：")."""

OPENERS = words(
    """
    nach mit auf für gegen über unter wegen trotz ohne seit zum zur warum after with from against about
    before inside why what when where après avec pour contre dans tras para contra sobre desde dopo perché
    """
)
"""Words that open headlines and topics, but no name."""

ROLES = words(
    """
    writer writers reporter reporters correspondent correspondents editor editors columnist columnists
    staff contributor contributors journalist journalists chief bureau critic korrespondent
    korrespondentin redakteur redakteurin redaktion reporterin volontär volontärin
    correspondant correspondante envoyé envoyée journaliste rédaction rédacteur rédactrice chroniqueur
    corresponsal redacción redactor redactora
    periodista enviado enviada columnista corrispondente inviato inviata redazione giornalista
    correspondente repórter redação jornalista colunista redacteur verslaggever verslaggeefster redactie
    redaktör journalista redaktor dziennikarz dziennikarka zpravodaj redakce toimittaja muhabir muhabiri
    yazar yazarı gazeteci szerkesztő újságíró корреспондент корреспонденты собкор спецкор обозреватель
    редактор журналист
    колумнист редакция кореспондент журналістка koresponden wartawan jurnalis penulis δημοσιογράφος
    ανταποκριτής مراسل مراسلة محرر كاتب الكاتب صحفي संवाददाता ब्यूरो प्रतिवेदक প্রতিবেদক প্রতিনিধি सम्पादक
    রিপোর্টার সংবাদদাতা सम्वाददाता रिपोर्टर رپورٹر نمائندہ خبرنگار ผู้สื่อข่าว
    """
)
"""Words of office that follow a name, or stand in the line below it."""

OFFICE_WORDS = words(
    """
    political senior chief foreign diplomatic economics environment deputy associate assistant special
    religious legal national health education science technology business sports arts defence security
    home affairs social parliamentary crime court city state local regional digital online night features
    royal showbiz entertainment lifestyle money consumer transport industry energy property media
    especial spécial special speciale
    """
)
"""Words that stand before an office of `ROLES` in English."""

REDACTION = words(
    """
    report redacción redação redazione rédaction redaktion redactie redakcja redakce redaktionen redakcija
    staff reports services wires agencies agencias agences agenturen redaksi toimitus редакция редакція
    reporter correspondent correspondents newsroom desk وكالات الوكالات متابعة متابعات تقرير خاص التحرير
    ডেস্ক প্রতিবেদন রিপোর্ট डेस्क संवाद ڈیسک رپورٹ กองบรรณาธิการ
    """
)
"""What stands in a byline instead of a name ("Por Redacción", "By a staff reporter")."""

BEFORE_REDACTION = words(
    """
    a an our own the la el l' unserem unserer de notre nuestro nuestra staff da dal dalla dai dalle nostro
    nostra nostri nostre del
    """
)

AND = words(
    """
    and und et y e i og och en ja и і та da & with και ve dan a és și dhe
    """
)
"""Between two names."""

PARTICLES = words(
    """
    de da do dos das del della di du la le les los van von der den ter ten zu zum af av bin ibn bint ben
    al el ul ur abu y e i of the und st st. san saint santa mac mc o' ní ó d' l' von't t bt binti binte
    a/l s/o
    """
)
"""Lower-case parts of names and places."""

PLACE_PARTICLES = words(
    """
    of the und e y st st. san saint santa
    """
)
"""Those of `PARTICLES` that stand in names of places and papers, not of people."""

PLACE_OPENERS = words(
    """
    new los las san santa santo são saint st. port porto fort rio cape buenos hong kuala tel addis belo
    ciudad salt baton
    """
)
"""What begins the names of many places, and of hardly any person."""

PLACES_WITH_ARTICLE = phrases(
    """
    the hague | the gambia | the bahamas | the netherlands | the philippines | the bronx | the valley |
    the vatican | the maldives | the dalles | the woodlands | the comoros | the solomons
    """
)
"""Places whose English name begins with the article that names of papers begin with."""

MEDIA = words(
    """
    news times post herald tribune press daily journal gazette observer telegraph mail star mirror
    chronicle bureau service agency network media tv radio today wire monitor zeitung nachrichten anzeiger
    rundschau shimbun nachrichtenagentur presseagentur agence agencia agência agenzia agencja agentura
    nyhetsbyrå nyhetsbyrån persbureau ajansı الإلكتروني الإلكترونية أونلاين صحيفة جريدة
    """
)
"""Words in the names of papers and stations, by which a line under a byline is told from a place."""

AGENCIES = words(
    """
    bns leta elta sta mediafax agerpres nan gna pna sapa nampa notimex colprensa folhapress lapresse
    colpisa ots inp nni rss vns bta бта ап ΑΠΕ-ΜΠΕ cnn bbc npr dw ap afp dpa reuters reuter upi tass
    itar-tass efe ansa agi adnkronos askanews lusa apa sda ats keystone-sda anp belga tt ritzau ntb stt
    ptv pap ctk čtk tasr mti hina tanjug beta mia cna pti ani uni ians app bss unb bernama antara xinhua
    yonhap newsis kyodo jiji cp aap nzpa pa bloomberg interfax ukrinform unian belta apn sana wam spa kuna
    mena petra qna bna بترا aa anadolu iha dha irna isna fars mehr vna ttxvn telam télam ddp epd kna sid
    dj taz
    rbc apf ria тасс интерфакс риа ранс укринформ укрінформ уніан белта regnum росбалт нтв дна рбк рейтер
    рейтерс афп дпа واس وام كونا وفا سانا رويترز أ.ف.ب أف د.ب.أ قنا بنا भाषा वार्ता एएनआई पीटीआई आईएएनएस
    एजेंसी यूनीवार्ता रासस বাসস ইউএনবি ایرنا ایسنا واع وات معا بترا واج ဆင်ဟွာ
    共同 時事 ロイター 新华社 新華社 中新社 中央社 法新社 路透社 美联社 연합뉴스 뉴시스 뉴스1
    로이터 블룸버그 신화통신 교도통신 타스통신
    """
)
"""News agencies, by the name or the letters they sign with."""

AGENCY_PHRASES = phrases(
    """
    associated press | the associated press | agence france-presse | thomson reuters | press association |
    pa media | canadian press | the canadian press | australian associated press | kyodo news |
    jiji press | xinhua news agency | yonhap news agency | dow jones newswires |
    new york times news service | риа новости | united press international | europa press |
    deutsche presse-agentur | anadolu agency | anadolu ajansı | press trust of india |
    أ ش أ | و م ع | أ ف ب | د ب أ | فرانس برس | وكالة فرانس برس |
    یو این آئی | پی ٹی آئی | اے پی پی | اے ایف پی | آن لائن | این این آئی |
    inter press service | scripps howard news service | united press |
    international news service | knight ridder newspapers
    """
)

KICKER_PHRASES = phrases(
    """
    for immediate release | press release | news release | media release | pressemitteilung |
    communiqué de presse | comunicado de prensa | comunicato stampa | nota de imprensa | persbericht |
    pressmeddelande | pressemelding | пресс-релиз | basın bülteni | 보도자료 | プレスリリース | 新闻稿 |
    新聞稿 |
    letter to the editor | leserbrief | carta al director | carta do leitor | lettera al direttore |
    ingezonden brief | list do redakcji | insändare | письмо в редакцию | okur mektubu
    """
)

KICKERS = words(
    """
    opinion editorial comment commentary blog analysis interview exclusive review obituary obituaries letters
    essay feature features column profile explainer factbox timeline update breaking urgent flash bulletin
    lead politics business sport sports culture world local national international economy society science
    health technology entertainment lifestyle travel briefing live video vidéo photos podcast audio direct
    videos vidéos vídeo vídeos
    gastkommentar kommentar kommentare analyse leitartikel glosse reportage porträt nachruf eilmeldung
    politik wirtschaft kultur meinung gastbeitrag feuilleton ausland inland panorama exklusiv hintergrund
    rezension tribune éditorial édito chronique enquête portrait entretien exclusif décryptage dossier
    critique opinión tribuna análisis entrevista columna crónica reportaje perfil exclusiva última
    opinione editoriale analisi intervista esclusiva commento opinião análise exclusivo crônica opinie
    commentaar ledare krönika analys kronik leder debatt debat kolumni pääkirjoitus opinia komentarz
    wywiad felieton analiza reportaż názor komentář rozhovor vélemény interjú elemzés părere yorum analiz
    röportaj köşe görüş opini tajuk wawancara analisis xã luận bình мнение колонка интервью аналитика
    комментарий репортаж эксклюзив срочно молния рецензия думка інтерв'ю άποψη ανάλυση συνέντευξη رأي مقال
    تحليل حوار خاص حصري عاجل تقرير افتتاحية דעה פרשנות संपादकीय विचार विश्लेषण 社论 社論 评论 評論 快讯
    独家 獨家 专访 專訪 观点 觀點 時評 社説 論説 コラム 解説 速報 独自 特集 사설 칼럼 기고 단독 속보
    인터뷰 기자수첩 시론 오피니언
    news region regional nation noticias nachrichten notizie notícias actualités nyheter nyheder uutiset
    aktualności zprávy новости haberler haber izindaba iindaba habari
    negocios economía política deportes sociedad mundo internacional
    internacionales nacional nacionales sucesos salud ciencia tecnología economia esportes sociedade saúde
    ciência tecnologia cidades economie politique économie société monde santé sciences culture cronaca
    politica esteri società cultura salute scienza chronik gesellschaft wissen wissenschaft finanzen lokales
    اقتصاد سياسة رياضة ثقافة محليات منوعات مجتمع فنون 国际 國際 经济 經濟 体育 體育 文化 社会 社會 政治
    経済 スポーツ
    regionales vermischtes общество политика экономика спорт культура происшествия технологии бизнес финансы
    """
)
"""Rubrics: a line made of nothing but these, numbers and a slug's signs stands above a headline."""

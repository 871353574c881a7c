"""The words by which newspapers mark credits, captions, notes, links and the end of a text.

Closed sets, as in `lexicon`, compared after `str.casefold`.
"""

from __future__ import annotations

from backfile.loader.lexicon import BYLINE_LABELS, phrases, words

SOURCE_LABELS = phrases(
    """
    source | sources | via | quelle | quellen | fuente | fuentes | fonte | fonti | bron | källa | kilde |
    lähde | źródło | zdroj | forrás | sursa | kaynak | sumber | nguồn | источник | джерело | πηγή |
    original-content von | المصدر | מקור | स्रोत | সূত্র | 来源 | 来源于 | 來源 | 资料来源 | 資料來源 |
    稿源 | 出处 | 出典 | 출처
    """
)

COPYRIGHT = phrases(
    """
    © | ⓒ | copyright | (c) | all rights reserved | alle rechte vorbehalten | tous droits réservés |
    todos los derechos reservados | derechos reservados | todos os direitos reservados |
    direitos reservados | tutti i diritti riservati | riproduzione riservata | alle rechten voorbehouden |
    med ensamrätt | eftertryck förbjudet | alle rettigheter | alle rettigheder | kaikki oikeudet |
    wszelkie prawa zastrzeżone | všechna práva vyhrazena | všetky práva vyhradené |
    minden jog fenntartva | toate drepturile rezervate | sva prava pridržana | sva prava zadržana |
    visos teisės saugomos | visas tiesības aizsargātas | kõik õigused kaitstud | tüm hakları saklıdır |
    hak cipta | bản quyền | все права защищены | усі права захищені | всі права захищені |
    всички права запазени | με την επιφύλαξη | πνευματικά δικαιώματα | جميع الحقوق محفوظة | حقوق النشر |
    כל הזכויות שמורות | تمامی حقوق | کلیه حقوق | सर्वाधिकार सुरक्षित | कॉपीराइट | সর্বস্বত্ব |
    สงวนลิขสิทธิ์ | 版权所有 | 版權所有 | 版权归 | 著作権 | 無断転載 | 禁无断转载 | 未经授权 | 不得转载 |
    著作權所有 | 不得轉載 | 严禁转载 | 嚴禁轉載 | 转载必究 |
    prohibida su reproducción | prohibida la reproducción | reproduction interdite | riproduzione vietata |
    저작권자 | 무단전재 | 무단 전재 | 무단복제 | urheberrechtlich geschützt | eraile jabea | haki zote
    """
)
"""Any of these in a short line at the end marks it as a copyright line."""

PHOTO = phrases(
    """
    photo | photos | photograph | photograph by | photo by | photo credit | file photo | image | images |
    picture | pictures | pictured | above | below | image caption | caption | video | foto | fotos |
    ilustración | ilustração | illustrazione | ilustracja |
    foto von | bild | bilder | bildquelle | bildrechte | symbolbild | archivbild |
    archivfoto | photo d'archives | crédit | crédit photo | crédits | imagen | fotografía | imagem |
    crédito | foto de archivo | fotó | kuva |
    zdjęcie | fot. | fotogr. | fotoğraf | valokuva | billede | bilde | beeld | gambar | ảnh | foto: |
    nuotr. | фото | фотография | иллюстрация | снимка | φωτογραφία | φωτο | صورة | تصوير | عکس | צילום |
    תמונה | फोटो | तस्वीर | ছবি | ภาพ | 图 | 图片 | 圖 | 攝影 | 摄 | 图为 | 图注 | 圖說 | 视频 | 影片 |
    写真 | 撮影 | 사진 |
    사진제공 | 사진 제공 | credit
    """
)
"""Labels of pictures, before a colon, an equals sign or a name."""

PICTURE_LABELS = words(
    """
    photo photos photograph picture foto fotos fot. bild bildquelle bildrechte image kuva zdjęcie fotó beeld
    nuotr. фото снимка imagem imagen video isithombe umfanekiso picha credit credits crédit crédits crédito
    créditos illustration
    ảnh صورة تصوير عکس צילום
    """
)
"""Those of `PHOTO` that stand behind what a picture shows, before its origin."""

POINTS = phrases(
    """
    key points | key takeaways | takeaways | key facts | at a glance | in brief | in short | highlights |
    story highlights |
    das wichtigste in kürze | in kürze | auf einen blick | l'essentiel | en bref | ce qu'il faut retenir |
    lo esencial | claves | las claves | puntos clave | em resumo | pontos principais | in sintesi |
    punti chiave | in het kort | kort sagt | i korthet | kort fortalt | overblik | w skrócie | ve zkratce
    """
)
"""What heads the points in which a page says its article in short."""

HANDOUTS = (
    "NO ARCHIVES.",
    "NO RESALES.",
    "NO SALES.",
    "MANDATORY CREDIT.",
    "EDITORIAL USE ONLY.",
    "NO ARCHIVES",
    "NO RESALES",
    "NO SALES",
    "MANDATORY CREDIT",
    "EDITORIAL USE ONLY",
)
"""What agencies close a caption with where a picture is not their own."""

PICTURE_DESKS = (
    "getty images",
    "ap photo",
    "afp photo",
    "file photo",
    "handout",
    "shutterstock",
    "wireimage",
    "filmmagic",
    "alamy",
    "corbis",
    "redux",
    "zuma press",
    "adobe stock",
    "unsplash",
    "istock",
    "picture alliance",
    "picture-alliance",
    "cedida",
    "cedidas",
    "cortesía",
)
"""What ends a picture credit."""

PICTURE_FILES = words("file archive archives archiv archivo arquivo archivio arkiv arkisto archiwum archyvas")
"""What brackets at the end of a caption hold where the picture is an old one: `(FILE)`."""

_HAN_ENDINGS = ("写真", "提供", "撮影", "摄", "攝", "供图", "供圖", "截图", "截圖", "资料", "資料")
PICTURE_ENDINGS = ("사진", "제공", "촬영", "그래픽", "캡처", "foto", "photo", *_HAN_ENDINGS)
"""How the words end that say where a picture comes from."""

PICTURE_LINES = phrases(
    """
    file photo | file picture | archivbild | archivfoto | symbolbild | symbolfoto | photo d'archives |
    photo d'illustration | imagen de archivo | foto de archivo | imagem de arquivo | foto de arquivo |
    foto d'archivio | archieffoto | arkivbild | arkivfoto | zdjęcie ilustracyjne | zdjęcie archiwalne |
    фото автора | фото из архива | архивное фото | arşiv fotoğrafı | foto ilustrasi | صورة أرشيفية | أرشيفية |
    फाइल फोटो | 資料写真 | 资料图 | 資料圖 | 資料照 | 資料照片 | 자료사진
    """
)
"""A line that says no more than that it is a picture's, or an old one's."""

EDITOR_NOTES = phrases(
    """
    eds | ed | eds note | editors | attention editors | editor's note | editors' note | editor’s note |
    note to editors | notes to editors | editorial note | advisory | for use | correction appended |
    embargo | embargoed | anmerkung der redaktion | hinweis an die redaktionen | hinweis der redaktion |
    redaktionelle hinweise | red. | note de la rédaction | ndlr | nota del editor | nota de la redacción |
    nota de redacción | nota da redação | nota do editor | nota di redazione | ndr | n.d.r. |
    noot van de redactie | not to editors | от редакции | примечание редакции | від редакції |
    editörün notu | ملاحظة المحرر | 原标题 | 原標題 | 原題 | 编者按 | 編者按 |
    编者注 | 編集部注 | 편집자 주 | 편집자주
    """
)

CORRECTIONS = phrases(
    """
    correction | corrections | clarification | correction and clarification | korrektur | berichtigung |
    rectificatif | correctif | corrección | rectificación | fe de errores | fe de erratas | rettifica |
    errata corrige | errata | correção | rectificatie | correctie | rättelse | rettelse | korreksjon |
    oikaisu | sprostowanie | oprava | helyesbítés | erată | düzeltme | koreksi | ralat | đính chính |
    уточнение | поправка | исправление | уточнення | διόρθωση | تصحيح | تصويب | תיקון | 訂正 | 更正 |
    정정 | 바로잡습니다
    """
)
"""Labels of what a paper corrects in its own report."""

NOTEBOOKS = phrases(
    """
    notebook | dpa notebook | notizblock | dpa-notizblock | dpa notizblock | notes to editors |
    note to editors | editorial contacts | redaktionelle hinweise | redaktionskontakte | press contact |
    media contact | contacts | contact | pressekontakt | kontakt | contacto | about the author |
    about the authors | rückfragen bitte an | rückfragen | rückfragehinweis
    """
)
"""Headings after which a wire or a press release prints nothing for publication."""

AUTHORS = phrases(
    """
    about the author | about the authors | der autor | die autorin | die autoren | die autorinnen |
    zum autor | zur autorin | zur person | über den autor | über die autorin | über die autoren | l'auteur |
    l'auteure | l'autrice | les auteurs | à propos de l'auteur | sobre el autor | sobre la autora |
    sobre o autor | sobre a autora | l'autore | over de auteur | o autorze | o autorce
    """
)
"""Headings of what a paper says of the writer below the text."""

RELATED = phrases(
    """
    read more | read also | also read | read | read next | see also | see more | related |
    related stories | related articles | related news | more on this | more on this story | more from |
    also on | watch | listen | recommended | lesen sie auch | lesen sie mehr | lesen sie hier |
    mehr zum thema | mehr dazu | siehe auch | auch interessant | lire aussi | à lire aussi | à lire |
    à lire également | lire également | voir aussi | sur le même sujet | lea también | leer también |
    lee también | le puede interesar | te puede interesar | más información | ver también | leia também |
    leia mais | veja também | saiba mais | leggi anche | vedi anche | lees ook | zie ook | lees meer |
    läs också | läs även | läs mer | les også | les mer | læs også | læs mere | lue myös | lue lisää |
    czytaj też | czytaj także | czytaj więcej | zobacz też | zobacz także | przeczytaj także |
    čtěte také | čtěte též | přečtěte si | prečítajte si | olvassa el | citește și | vezi și |
    pročitajte i | taip pat skaitykite | skaitykite | lasi arī | ayrıca bakınız | ilgili haber |
    ilgili haberler | bunlar da ilginizi çekebilir | baca juga | lihat juga | xem thêm | đọc thêm |
    читайте также | читайте також | читать также | читайте | смотрите также | по теме | дивіться також |
    прочетете още | διαβάστε επίσης | διαβάστε ακόμη | δείτε επίσης | اقرأ أيضا | اقرأ أيضاً | اقرأ أيضًا |
    شاهد أيضا | شاهد أيضاً | شاهد أيضًا | شاهد | إقرأ أيضا |
    إقرأ أيضاً | اقرأ المزيد | المزيد | קראו גם | בیشتر بخوانید | بیشتر بخوانید | यह भी पढ़ें |
    ये भी पढ़ें | यह भी पढें | আরও পড়ুন | อ่านเพิ่มเติม | อ่านข่าว | 相关阅读 | 相關閱讀 | 相关新闻 |
    相關新聞 | 延伸阅读 | 延伸閱讀 | 相关报道 | 関連記事 | あわせて読みたい | 관련기사 | 관련 기사 |
    함께 보면 좋은 기사 | 相关链接 | 相關連結 | 看更多 | 更多新聞 | 更多新闻 |
    relacionado | relacionados | relacionada
    """
)
"""What begins a line that only leads to another article."""

PAGE_LABELS = phrases(
    """
    section | category | categories | tags | tag | keywords | topics | filed under | rubrik | kategorie |
    schlagworte |
    rubrique | catégorie | mots clés | mots-clés | sección | categoría | etiquetas | categoria | seção |
    rubrica | kategori | chuyên mục | từ khóa | раздел | рубрика | теги | القسم | التصنيف | سرویس | گروه |
    کد خبر | شناسه خبر | شماره خبر | برچسب ها | برچسب‌ها | श्रेणी | টপিক | 分类 | 分類 | 标签 | 標籤 |
    關鍵字 |
    关键字 | 关键词 | ジャンル | カテゴリ | カテゴリー | 분야 | 카테고리 | 키워드 | 태그
    """
)
"""Labels by which pages say where an article belongs, and its number."""

CALLS = words("mira mire vea lea lire voir veja leia guarda leggi schau lies")
"""Calls to see or to read, before a colon and another article's headline."""

END_MARKS = words(
    """
    -30- 30 ### ## # end ends (end) (ends) [end] -end- -ends- --end-- *end* fin (fin) ende (ende) slut
    (slut) ende. конец (完) 完 終わり おわり (了) （了） 끝 (끝) (완) <끝> ■ □ ◼ ∎ ● / // /// • -- --- —
    -0- -o- xxx xx
    """
)
"""What a closing line of its own says when it says that the text is over."""

LABELS = (
    CALLS
    | PHOTO
    | EDITOR_NOTES
    | RELATED
    | SOURCE_LABELS
    | BYLINE_LABELS
    | words("note nb correction warning q a inside")
)
"""What stands before a colon or a dash and is no place."""

SALUTATIONS = words("dear liebe lieber cher chère querido querida caro cara kära kjære kære beste drogi")
"""What a letter begins with, before a name and a colon."""

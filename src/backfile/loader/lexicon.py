"""The small closed sets of words by which newspapers mark bylines, credits, captions, notes and links.

They are what a grammar or a style book would list for each language, never phrases of one paper. All are
compared after `str.casefold`. Latin-script words are grouped by job, not by language: a word that means
"by" in one language and begins a sentence in another is told apart by what follows it.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip().casefold() for phrase in text.split("|") if phrase.strip())


BY = _words(
    """
    by par von por di da de door av af od przez per pe prej autor oleh na bởi podle írta από του της от
    автор нга کاتب द्वारा โดย
    """
)
"""A word that, before a name, says who wrote: "By", "Von", "Par" ..."""

WEAK_BY = _words(
    """
    di da de na od per pe av af του της
    """
)
"""Those of `BY` that are common words or name particles as well: the name must be plain to see."""

WRITTEN = _words(
    """
    written reported compiled story words text texte texto testo photos pictures interview interviewed
    geschrieben notiert aufgezeichnet propos recueillis escrito scritto skrevet skriven geschreven
    """
)
"""What says, before "by", who did what."""

A = _words(
    """
    a an ein eine une un una en et
    """
)

BYLINE_LABELS = _phrases(
    """
    author | authors | byline | writer | reporter | words | story | reporting | written by | reported by |
    story by | words by | report by | text by | autor | autorin | autoren | text | texte | texto | testo |
    tekst | teksti | tekstas | auteur | auteurs | autore | autora | autores | reportage | reportaje |
    redactor | tekst og foto | text och foto | toimittaja | journalist | journaliste | periodista |
    giornalista | szerző | írta | autoriai | autorius | autors | yazan | yazar | haber | muhabir |
    penulis | pewarta | wartawan | oleh | tác giả | автор | авторы | автори | текст | журналист |
    корреспондент | συντάκτης | κείμενο | بقلم | كتب | كتبت | كتبه | إعداد | تقرير | حوار | حاوره |
    حاورته | حاورها | تحرير |
    نویسنده | گزارش | خبرنگار | מאת | लेखक | रिपोर्ट | रिपोर्टर | प्रस्तुति | লেখক | প্রতিবেদক | โดย |
    เรื่อง | 作者 | 撰文 | 文 | 记者 | 記者 | 采写 | 撰稿 | 編譯 | 编译 | 通讯员 | 執筆 | 取材 |
    取材・文 | 글 | 기자 | 글·사진
    """
)
"""Labels before a colon ("Autor:", "بقلم:", "作者：")."""

ROLES = _words(
    """
    writer writers reporter reporters correspondent correspondents editor editors columnist columnists
    staff contributor contributors journalist journalists chief bureau critic korrespondent
    korrespondentin redakteur redakteurin redaktion reporterin correspondant correspondante envoyé envoyée
    journaliste rédaction rédacteur rédactrice chroniqueur corresponsal redacción redactor redactora
    periodista enviado enviada columnista corrispondente inviato inviata redazione giornalista
    correspondente repórter redação jornalista colunista redacteur verslaggever verslaggeefster redactie
    redaktör journalista redaktor dziennikarz dziennikarka zpravodaj redakce toimittaja muhabir muhabiri
    yazar yazarı gazeteci szerkesztő újságíró корреспондент корреспонденты обозреватель редактор журналист
    колумнист редакция кореспондент журналістка koresponden wartawan jurnalis penulis δημοσιογράφος
    ανταποκριτής مراسل مراسلة محرر كاتب الكاتب صحفي संवाददाता ब्यूरो प्रतिवेदक প্রতিবেদক প্রতিনিধি सम्पादक
    """
)
"""Words of office that follow a name, or stand in the line below it."""

OFFICE_WORDS = _words(
    """
    political senior chief foreign diplomatic economics environment deputy associate assistant special
    religious legal national health education science technology business sports arts defence security
    home affairs social parliamentary crime court city state local regional digital online night features
    royal showbiz entertainment lifestyle money consumer transport industry energy property media
    especial spécial special speciale
    """
)
"""Words that stand before an office of `ROLES` in English."""

REDACTION = _words(
    """
    report redacción redação redazione rédaction redaktion redactie redakcja redakce redaktionen redakcija
    staff reports services wires agencies agencias agences agenturen redaksi toimitus редакция редакція
    reporter correspondent correspondents newsroom desk وكالات متابعة متابعات تقرير خاص التحرير
    """
)
"""What stands in a byline instead of a name ("Por Redacción", "By a staff reporter")."""

BEFORE_REDACTION = _words(
    """
    a an our the la el l' unserem unserer de notre nuestro nuestra staff da
    """
)

AND = _words(
    """
    and und et y e i og och en ja и і та da & with και ve dan a és și dhe
    """
)
"""Between two names."""

PARTICLES = _words(
    """
    de da do dos das del della di du la le les los van von der den ter ten zu zum af av bin ibn bint ben
    al el ul ur abu y e i of the und st st. san saint santa mac mc o' ní ó d' l' von't t bt binti binte
    a/l s/o
    """
)
"""Lower-case parts of names and places."""

PLACE_PARTICLES = _words(
    """
    of the und e y st st. san saint santa
    """
)
"""Those of `PARTICLES` that stand in names of places and papers, not of people."""

PLACE_OPENERS = _words(
    """
    new los las san santa santo são saint st. port porto fort rio cape buenos hong kuala tel addis belo
    ciudad salt baton
    """
)
"""What begins the names of many places, and of hardly any person."""

MEDIA = _words(
    """
    news times post herald tribune press daily journal gazette observer telegraph mail star mirror
    chronicle bureau service agency network media tv radio today wire monitor zeitung nachrichten anzeiger
    rundschau shimbun الإلكتروني الإلكترونية أونلاين صحيفة جريدة
    """
)
"""Words in the names of papers and stations, by which a line under a byline is told from a place."""

AGENCIES = _words(
    """
    bns leta elta sta mediafax agerpres nan gna pna sapa nampa notimex colprensa folhapress lapresse
    colpisa ots inp nni rss vns bta бта ап ΑΠΕ-ΜΠΕ cnn bbc npr dw ap afp dpa reuters reuter upi tass
    itar-tass efe ansa agi adnkronos askanews lusa apa sda ats keystone-sda anp belga tt ritzau ntb stt
    ptv pap ctk čtk tasr mti hina tanjug beta mia cna pti ani uni ians app bss unb bernama antara xinhua
    yonhap newsis kyodo jiji cp aap nzpa pa bloomberg interfax ukrinform unian belta apn sana wam spa kuna
    mena petra qna bna aa anadolu iha dha irna isna fars mehr vna ttxvn telam télam ddp epd kna sid dj taz
    rbc apf ria тасс интерфакс риа ранс укринформ укрінформ уніан белта regnum росбалт нтв дна рбк рейтер
    рейтерс афп дпа واس وام كونا وفا سانا رويترز أ.ف.ب أف د.ب.أ قنا بنا भाषा वार्ता एएनआई पीटीआई आईएएनएस
    एजेंसी 共同 時事 ロイター 新华社 新華社 中新社 中央社 法新社 路透社 美联社 연합뉴스 뉴시스 뉴스1
    """
)
"""News agencies, by the name or the letters they sign with."""

AGENCY_PHRASES = _phrases(
    """
    associated press | the associated press | agence france-presse | thomson reuters | press association |
    pa media | canadian press | the canadian press | australian associated press | kyodo news |
    jiji press | xinhua news agency | yonhap news agency | dow jones newswires |
    new york times news service | риа новости | united press international | europa press |
    deutsche presse-agentur | anadolu agency | anadolu ajansı | press trust of india |
    inter press service | scripps howard news service | knight ridder newspapers
    """
)

SOURCE_LABELS = _phrases(
    """
    source | sources | via | quelle | quellen | fuente | fuentes | fonte | fonti | bron | källa | kilde |
    lähde | źródło | zdroj | forrás | sursa | kaynak | sumber | nguồn | источник | джерело | πηγή |
    المصدر | מקור | स्रोत | সূত্র | 来源 | 來源 | 出处 | 出典 | 출처
    """
)

COPYRIGHT = _phrases(
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
    저작권자 | 무단전재 | 무단 전재 | 무단복제 | urheberrechtlich geschützt | eraile jabea | haki zote
    """
)
"""Any of these in a short line at the end marks it as a copyright line."""

PHOTO = _phrases(
    """
    photo | photos | photograph | photograph by | photo by | photo credit | file photo | image | images |
    picture | pictures | pictured | above | below | image caption | caption | video | foto | fotos |
    foto von | bild | bilder | bildquelle | symbolbild | archivbild | archivfoto | photo d'archives | crédit |
    crédit photo | crédits | imagen | fotografía | imagem | crédito | foto de archivo | fotó | kuva |
    zdjęcie | fot. | fotogr. | fotoğraf | valokuva | billede | bilde | beeld | gambar | ảnh | foto: |
    nuotr. | фото | фотография | иллюстрация | снимка | φωτογραφία | φωτο | صورة | تصوير | عکس | צילום |
    תמונה | फोटो | तस्वीर | ছবি | ภาพ | 图 | 图片 | 圖 | 攝影 | 摄 | 图为 | 写真 | 撮影 | 사진 |
    사진제공 | 사진 제공 | credit
    """
)
"""Labels of pictures, before a colon, an equals sign or a name."""

PICTURE_DESKS = (
    "getty images",
    "ap photo",
    "afp photo",
    "file photo",
    "handout",
    "shutterstock",
    "istock",
    "picture alliance",
    "picture-alliance",
)
"""What ends a picture credit."""

PICTURE_ENDINGS = ("사진", "제공", "촬영", "그래픽", "캡처", "写真", "提供", "撮影", "foto", "photo")
"""How the words end that say where a picture comes from."""

EDITOR_NOTES = _phrases(
    """
    eds | ed | eds note | editors | attention editors | editor's note | editors' note | editor’s note |
    note to editors | notes to editors | editorial note | advisory | for use | correction appended |
    embargo | embargoed | anmerkung der redaktion | hinweis an die redaktionen | hinweis der redaktion |
    redaktionelle hinweise | red. | note de la rédaction | ndlr | nota del editor | nota de la redacción |
    nota de redacción | nota da redação | nota do editor | nota di redazione | ndr | n.d.r. |
    noot van de redactie | not to editors | от редакции | примечание редакции | від редакції |
    editörün notu | ملاحظة المحرر | 编者按 | 編者按 | 编者注 | 編集部注 | 편집자 주 | 편집자주
    """
)

CORRECTIONS = _phrases(
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

NOTEBOOKS = _phrases(
    """
    notebook | dpa notebook | notizblock | dpa-notizblock | dpa notizblock | notes to editors |
    note to editors | editorial contacts | redaktionelle hinweise | redaktionskontakte | press contact |
    media contact | contacts | contact | pressekontakt | kontakt | contacto | about the author |
    about the authors
    """
)
"""Headings after which a wire or a press release prints nothing for publication."""

RELATED = _phrases(
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
    прочетете още | διαβάστε επίσης | διαβάστε ακόμη | δείτε επίσης | اقرأ أيضا | اقرأ أيضاً | إقرأ أيضا |
    إقرأ أيضاً | اقرأ المزيد | المزيد | קראו גם | בیشتر بخوانید | بیشتر بخوانید | यह भी पढ़ें |
    ये भी पढ़ें | यह भी पढें | আরও পড়ুন | อ่านเพิ่มเติม | อ่านข่าว | 相关阅读 | 相關閱讀 | 相关新闻 |
    相關新聞 | 延伸阅读 | 延伸閱讀 | 相关报道 | 関連記事 | あわせて読みたい | 관련기사 | 관련 기사 |
    함께 보면 좋은 기사
    """
)
"""What begins a line that only leads to another article."""

PUBLISHED = _words(
    """
    published publish posted first issued released created date dated on at from veröffentlicht
    erschienen geschrieben ausgabe edition édition edición edizione edição erstellt
    stand vom publié publie paru le publicado publicada publicación pubblicato gepubliceerd geplaatst
    publicerad publisert opublikowano publikacja opublikováno vydáno julkaistu megjelent publicat
    paskelbta publicēts yayınlanma yayın tarihi giriş eklenme diterbitkan terbit tayang ngày đăng lúc
    опубликовано дата публикации опубліковано δημοσίευση نشر نشرت نُشر تاريخ النشر في प्रकाशित प्रकाशन तिथि
    প্রকাশ প্রকাশিত เผยแพร่ 发布 发表 發布 发布时间 时间 時間 日期 刊登 公開 配信 掲載 投稿 公開日 発行
    입력 등록 승인 게재 작성 기사입력 송고 발행
    """
)

PUBLISHED_PLAINLY = _words(
    """
    published veröffentlicht publié publicado publicada pubblicato publicerad publisert gepubliceerd 입력
    등록 опубликовано 公開 发布 發布
    """
)
"""Those of `PUBLISHED` that name the day of publication and nothing else."""

UPDATED = _words(
    """
    updated update modified edited revised aktualisiert aktualisierung geändert jour modifié actualisé
    actualizado actualizada actualización modificado aggiornato aggiornamento atualizado atualização
    atualizada bijgewerkt gewijzigd uppdaterad uppdaterat oppdatert opdateret päivitetty zaktualizowano
    aktualizacja aktualizováno frissítve actualizat atnaujinta atjaunots güncelleme güncellenme
    güncellendi diperbarui обновлено изменено оновлено ενημέρωση محدث تحديث עודכן अपडेट अपडेटेड আপডেট
    อัปเดต 更新 最終更新 更新日 수정 최종수정 업데이트
    """
)

RELATIVE = _words(
    """
    today yesterday ago minutes minute hours days just now heute gestern vor stunden stunde minuten
    aujourd'hui hier il y heures hoy ayer hace horas oggi ieri fa ore hoje ontem há vandaag gisteren
    geleden uur idag igår sedan sen timmar i dag går timer siden dziś dzisiaj wczoraj temu dnes včera
    tänään eilen bugün dün önce сегодня вчера назад часов часа сьогодні вчора اليوم أمس منذ ساعات ساعة आज
    před hodinami hodinou minutami dny godzin godziny minut sitten tuntia minuuttia órája perce acum
    घंटे पहले मिनट 오늘 어제 시간 전 今日 昨日 今天 昨天 小时前 時間前 分前
    """
)
"""Words that tell the day from now, and so name none that lasts."""

HIJRI = _words(
    """
    محرم صفر ربيع الأول الثاني الآخر جمادى الأولى الآخرة رجب شعبان رمضان شوال ذو ذي القعدة الحجة هـ هــ ه
    م ـ الموافق
    """
)
"""Months and marks of the Islamic calendar, printed beside the Gregorian day."""

CLOCK = _words(
    """
    last mis τελευταία آخر cập nhật am pm a.m p.m a.m. p.m. gmt utc est edt et cst cdt ct mst mdt pst pdt
    pt bst ist jst kst cet cest wib wit wita hkt sgt myt pkt bdst msk мск uhr h hrs hours hour heure
    heures às a las kl kl. klo om o время часов ore ora saat năm godz hod όλα ώρα الساعة मुर्ति बजे टी
    आईएसटी 午前 午後 上午 下午 오전 오후 de del di du of the um alle at in i и à v г г. р р. m m. d d.
    gada nap году year tsi el på den kell ob dne dnia
    """
)
"""Words and letters that stand beside a printed date: clock times, zones, prepositions."""

KICKER_PHRASES = _phrases(
    """
    for immediate release | press release | news release | media release | pressemitteilung |
    communiqué de presse | comunicado de prensa | comunicato stampa | nota de imprensa | persbericht |
    pressmeddelande | pressemelding | пресс-релиз | basın bülteni | 보도자료 | プレスリリース | 新闻稿 |
    新聞稿
    """
)

KICKERS = _words(
    """
    opinion editorial comment commentary analysis interview exclusive review obituary obituaries letters
    essay feature features column profile explainer factbox timeline update breaking urgent flash bulletin
    lead politics business sport sports culture world local national international economy society science
    health technology entertainment lifestyle travel briefing live video vidéo photos podcast audio direct
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
    """
)
"""Rubrics: a line made of nothing but these, numbers and a slug's signs stands above a headline."""

END_MARKS = _words(
    """
    -30- 30 ### ## # end ends (end) (ends) [end] -end- -ends- --end-- *end* fin (fin) ende (ende) slut
    (slut) ende. конец (完) 完 終わり おわり (了) （了） 끝 (끝) (완) <끝> ■ □ ◼ ∎ ● / // /// • -- --- —
    -0- -o- xxx xx
    """
)
"""What a closing line of its own says when it says that the text is over."""

LABELS = (
    PHOTO | EDITOR_NOTES | RELATED | SOURCE_LABELS | BYLINE_LABELS | _words("note nb correction warning q a")
)
"""What stands before a colon or a dash and is no place."""

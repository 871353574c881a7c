"""The words that stand beside printed dates: of publication and update, of days that are near, of clocks.

Closed sets, as in `lexicon`, compared after `str.casefold`.
"""

from __future__ import annotations

from backfile.loader.lexicon import words

PUBLISHED = words(
    """
    published publish posted submitted first issued released created date dated on at from veröffentlicht
    erschienen geschrieben datum ausgabe edition édition edición edizione edição erstellt publiziert
    stand vom seit publié publie paru le publicado publicada publicación pubblicato gepubliceerd geplaatst
    postado postada publicerad publisert opublikowano publikacja opublikováno vydáno julkaistu megjelent
    creado creada criado creato publicat objavljeno objavila objavio објављено публикувано
    paskelbta publicēts yayınlanma yayın tarihi giriş eklenme diterbitkan terbit tayang ngày đăng lúc
    опубликовано дата публикации опубліковано δημοσίευση نشر نشرت نُشر تاريخ النشر في प्रकाशित प्रकाशन तिथि मिति
    প্রকাশ প্রকাশিত شائع اشاعت เผยแพร่ 发布 发表 發布 发布时间 发布日期 發布日期 发稿时间
    时间 時間 日期 刊登 公開 配信 掲載 投稿 公開日 発行
    입력 등록 승인 게재 작성 기사입력 송고 발행
    """
)

PUBLISHED_PLAINLY = words(
    """
    published veröffentlicht publié publicado publicada pubblicato publicerad publisert gepubliceerd 입력
    등록 опубликовано 公開 发布 發布
    """
)
"""Those of `PUBLISHED` that name the day of publication and nothing else."""

UPDATED = words(
    """
    updated update modified edited revised aktualisiert aktualisierung geändert jour modifié actualisé
    actualizado actualizada actualización modificado
    modificata modifica aggiornata aggiornato aggiornamento atualizado atualização
    atualizada bijgewerkt gewijzigd uppdaterad uppdaterat oppdatert opdateret päivitetty zaktualizowano
    aktualizacja aktualizováno frissítve actualizat atnaujinta atjaunots güncelleme güncellenme
    güncellendi izmjena izmena ažurirano posodobljeno aktualizované обновена
    diperbarui обновлено изменено оновлено ενημέρωση محدث تحديث עודכן अपडेट अपडेटेड আপডেট
    อัปเดต 更新 最終更新 更新日 수정 최종수정 업데이트
    """
)

LABELS = PUBLISHED | UPDATED
"""What a printed day is labelled with."""

RELATIVE = words(
    """
    today yesterday ago minutes minute hours days just now heute gestern vor stunden stunde minuten
    aujourd'hui hier il y heures hoy ayer hace horas oggi ieri fa ore hoje ontem há vandaag gisteren
    geleden uur idag igår sedan sen timmar i dag går timer siden dziś dzisiaj wczoraj temu dnes včera
    tänään eilen bugün dün önce сегодня вчера назад часов часа сьогодні вчора اليوم أمس منذ ساعات ساعة आज
    před hodinami hodinou minutami dny godzin godziny minut sitten tuntia minuuttia órája perce acum
    šodien vakar šiandien azi ieri ma tegnap danas jučer juče danes včeraj днес вчера σήμερα χθες täna
    eile avui ahir gaur atzo hari ini kemarin hôm nay qua היום אתמול امروز دیروز วันนี้ เมื่อวาน घंटे
    पहले मिनट 오늘 어제 시간 전 今日 昨日 今天 昨天 小时前 時間前 分前
    """
)
"""Words that tell the day from now, and so name none that lasts."""

UNITS = words(
    """
    second seconds sec secs minute min mins hour day week weeks month months year years sekunden tag tagen
    tage woche wochen monat monaten monate jour jours semaine semaines mois an ans día días semana semanas
    mes meses año años giorno giorni settimana settimane mese mesi anno anni dia dias mês ano anos dag dagen
    dagar week weken maand maanden vecka veckor månad månader uge uger måned måneder dni tydzień tygodni
    miesiąc miesięcy
    """
)
"""Units of time that stand beside one of `RELATIVE`: `4 months ago`."""

HIJRI = words(
    """
    محرم صفر ربيع الأول الثاني الآخر جمادى الأولى الآخرة رجب شعبان رمضان شوال ذو ذي القعدة الحجة هـ هــ ه
    م ـ الموافق
    """
)
"""Months and marks of the Islamic calendar, printed beside the Gregorian day."""

CLOCK = words(
    """
    ص م last mis τελευταία آخر cập nhật am pm a.m p.m a.m. p.m. gmt utc est edt et cst cdt ct mst mdt pst pdt
    pt bst ist jst kst cet cest wib wit wita hkt sgt myt pkt bdst msk мск uhr h hrs hours hour heure
    heures às a las em u kl kl. klo om o время часов ore ora saat năm godz hod όλα ώρα الساعة मुर्ति बजे टी
    आईएसटी आइतबार आईतबार आईतवार सोमबार मङ्गलबार मंगलबार बुधबार बिहिबार बिहीबार शुक्रबार शनिबार
    วันจันทร์ที่ วันอังคารที่ วันพุธที่ วันพฤหัสบดีที่ วันศุกร์ที่ วันเสาร์ที่ วันอาทิตย์ที่ พ.ศ พ.ศ. ahad गते
    पूर्वाह्न अपराह्न পূর্বাহ্ণ পূর্বাহ্ন অপরাহ্ণ অপরাহ্ন ق.ظ ب.ظ น 午前 午後 上午 下午 오전 오후
    de del di du of the um alle at in i и à v г г. р р. m m. d d.
    il gada nap году года год r r. roku р. року year tsi el på den kell ob dne dnia online
    """
)
"""Words and letters that stand beside a printed date: clock times, zones, prepositions."""

BEFORE_DAY = words(
    """
    on am le el em il den på op dne dnia at
    """
)
"""What stands between a label or a name and the day: "published on", "Anna Berg am"."""

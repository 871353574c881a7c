"""The small words and peculiar letters by which languages that share a script are told apart.

Function words (articles, prepositions, conjunctions, pronouns, forms of *be* and *have*, *said*, *year*) make
up a third to a half of any text, whatever it is about, and no two languages use the same ones. A word that
several languages have counts for each of them, the less the more they are.

LETTERS has a language's letters beyond a to z; where the script is another than Latin, the letters that its
neighbours lack.
"""

from __future__ import annotations

LATIN = {
    "en": """
        vs net loss profit share sales quarter months year years company corp inc bank government president
        new first two than into other time could can no some do only up if what so over between under against
        says told out people state may while where during before because most such through january february
        march april june july august september october november december monday tuesday wednesday thursday
        friday saturday sunday percent per cent million billion week day you all him them these many
        five seven eight nine now today tomorrow yesterday without across among within still down off back
        rise rises rose raises fell falls takes talks
        the of and to in that is was for on with he it as at by from are be this have were has had not
        but his they which their said will an or been who would its about after more she her we when one
        there also
    """,
    "de": """
        der die und das in den von zu mit ist im des nicht ein eine auf dem sich für auch als an er es
        sie nach bei aus wird sind wie werden hat dass am einer haben noch um zum war über einen so nur
        aber vor zur bis mehr durch oder wurde sein kann sagte habe gegen ihre seine unter wir seit wenn
        diese ich
    """,
    "fr": """
        de la le les et des en un du une est que dans pour qui au par il sur pas plus ce avec ne se son
        sont aux mais à été ont cette leur ses elle ou même comme entre après nous deux fait était être
        a selon ces sans dont où depuis lors c'est qu'il d'une d'un n'est
    """,
    "es": """
        de la que el en y los se del las por un con una para no su al es lo como más pero sus ha este
        sobre fue entre también hasta desde está son años muy sin cuando esta ser han según dos porque
        era tiene había donde todo contra durante él año después
    """,
    "pt": """
        de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das foi à seu
        sua ou são pelo pela até isso ele entre era depois sem mesmo aos também já está foram segundo
        nos anos ser há quando muito nas tem ano disse sobre num numa às
    """,
    "gl": """
        de a o que e do da en un para con non unha os no se na por máis as dos como pero ao das foi súa
        seu ou son polo pola ata iso ele entre despois sen tamén xa está dende nos anos ser hai cando
        moi nas ten onte foron nun nunha unhas aos segundo xunta este esta
    """,
    "ca": """
        de la que el i en a els les per un amb una no és del al es ha més com però seu seva aquest
        aquesta són també han dels pels sobre entre després fins des va ser quan molt any anys ja ho hi
        van segons això sense tot dos l'any d'un que's
    """,
    "it": """
        di che la il e in un a per è una del della con non si da le i al dei sono più come anche alla
        nel gli ha dal ma lo delle ai nella se su stato dalla tra hanno questo alle suo era o ad degli
        sua anni prima dopo cui due ancora essere quando questa ed sul anno fra sulla dell'anno
    """,
    "ro": """
        de a și în la cu pe o care din un nu că este pentru mai să au fost sunt al ale prin lui ce după
        fi dar fără ei sau către cei cele între va acest această s-a anul ani până unei unui iar lor era
        spus despre si in
    """,
    "nl": """
        de van het een en in is dat op te met voor zijn niet aan er die om ook als dan maar bij uit door
        over naar hij ze wordt deze nog worden heeft tot of hebben geen werd kan was meer had we ik
        tegen na jaar al haar zich onder volgens
    """,
    "af": """
        die van en in is het dat 'n op te met vir nie aan om ook as maar by uit deur oor na hy sy hulle
        word hierdie nog sal tot of geen kan was meer ek ons wat daar jaar moet onder volgens sê gesê hê
        se so toe
    """,
    "sv": """
        och i att det som en på är av för med den till de inte om ett har han var men sig från så kan
        när under år vid också efter eller nu där hon enligt över blir mot mer alla vara ska skulle
        säger här sin sina mellan finns hade bara två vi än jag
    """,
    "da": """
        og i at det er en til på af for med den som de ikke har der var han et men om sig fra også så
        kan vi efter eller være hun når nu ved skal over blev år mod siger havde mere ud her sin bliver
        ville sine kun mellem hvor blevet alle nogle jeg mange to da blandt fik flere kunne danmark
        danske procent kroner dette denne hvis fordi gør uden nye end været igen kommer sådan hvad os
        deres første sagde
    """,
    "no": """
        og i at det er en til på av for med den som de ikke har var han et men om seg fra også så kan vi
        etter eller være hun når nå ved skal over ble år mot sier hadde mer ut her sin blir ville sine
        bare mellom hvor blitt noen jeg må mange to da disse blant fikk flere kunne norge norske prosent
        kroner dette denne hvis fordi gjør uten nye enn vært å igjen kommer slik
    """,
    "nn": """
        og i at det er ein til på av for med den som dei ikkje har var han eit men om seg frå også så
        kan vi etter eller vere ho når no ved skal over blei vart år mot seier hadde meir ut her sin
        blir ville sine berre mellom kvar noko eg må mange to då desse kva blant fekk fleire kunne noreg
        norske prosent kroner dette denne viss fordi blitt gjer utan nye enn vore å igjen kjem slik
        korleis saman
    """,
    "is": """
        og í að á sem er til við um með en ekki var það af fyrir hann ég hafa þetta eru frá því hefur þá
        eða þess sér þeir verið úr hún svo þar verður þegar eftir einnig sé upp
    """,
    "fi": """
        ja on ei se että oli hän mutta ovat kun myös joka mukaan sen jo hänen tai olla voi kuin sitä
        vain ole niin vuonna ollut nyt jos siitä sekä vielä ennen kanssa jälkeen mitä tämä tämän olisi
        jotka ne he vuoden kertoo koko olivat noin eikä miten niitä sitten pitää aikana saa hyvin vaan
        paljon suomen ihmiset koska ettei minun meidän heidän siellä täällä johon jossa päivänä
    """,
    "et": """
        ja on ei et ta oli mis kui ka see aga nii oma siis välja kes või juba ole selle tema mida ning
        seda aasta pole veel nad kuid pärast üle oleks ma olid peab sest nagu enam kõik kus aastal kuni
        üks eest me ütles ühe tuleb saab
    """,
    "lv": """
        un ir ar no par ka uz tas bet kas arī lai pēc pie gada gadā tā to nav vai ko kā bija tiek līdz
        jo viņš būs šo kur var tikai vēl savu ļoti tad viņa jau starp šī nevar lielāko latviešu latvijas
        latvijā ne gan dēļ ja
    """,
    "lt": """
        ir į kad iš su yra tai bei o buvo kaip apie už bet dėl po jis jo jau prie jie ar savo nuo nėra
        arba tik jų dar bus metų pagal metais gali iki per taip ne kurie jei tačiau kuris labai būti pat
        ji mūsų jos sakė teigė šiuo lietuvos lietuvoje
    """,
    "pl": """
        w i na z nie się do to że jest o jak po od za dla przez ale są ma co tym tego być było jego przy
        jej ich czy oraz roku był tylko już która który które także może jako został ze była bardzo ten
        jeszcze we lat pod przed będzie bez te
    """,
    "cs": """
        a se v na je že s z do i o to k by ve za po pro ale jsou jako od jeho který jak byl která také
        podle už však při nebo není aby ze než své které tak si bylo roku jen má když tím může let jsem
        bude ještě u více být před řekl uvedl
    """,
    "sk": """
        a sa v na je že s z do aj o to k by vo za po pre ale sú ako od jeho ktorý ktoré bol ktorá tiež
        podľa už však pri alebo nie aby zo než svoje tak si bolo roku len má keď tým môže rokov som bude
        ešte u viac byť pred povedal uviedol ktorí pričom
    """,
    "sl": """
        in je v na za se da so z ki s po pa od ne bi tudi kot iz bo o k ali do pri še ter le bil bila ni
        ob pred njegov med kar lahko leta ima bilo že zaradi več smo sta ko tem kjer vse bodo jih si če
        samo svoje proti let
    """,
    "hr": """
        je u i na se da su za od s koji a o iz će kao po što ali bi sa koja do nije koje ne također kako
        već godine ili biti samo te prema bio ima bila nakon sve rekao više tijekom smo jer još može pri
        bilo ga svoje gdje dok kada tko tjedan uvjet tjedna prije hrvatska hrvatske hrvatskoj hrvatski
        zagrebu zagreb eura tisuća izvješće siječnja veljače ožujka travnja svibnja lipnja srpnja
        kolovoza rujna listopada studenoga prosinca općine dio dvije vrijeme dalje sva svi
    """,
    "sr-Latn": """
        je u i na se da su za od sa koji a o iz će kao po što ali bi koja do nije koje ne takođe kako
        već godine ili biti samo prema bio ima bila posle nakon sve rekao više tokom smo jer još može
        pri bilo ga svoje gde dok kada ko nedelja uslov kazao uvek ovde celo evra nedelje srbije beograd
        beogradu saopšteno opštine predsednik pre vreme deo dve svet mesto videti januara februara marta
        aprila maja juna jula avgusta septembra oktobra novembra decembra hiljada dalje svi
    """,
    "hu": """
        a az és hogy nem is egy volt van ez meg de már csak el azt még ki mint vagy után szerint ha lesz
        pedig ami illetve ezt amely több arra lehet minden között magyar mert nagyon olyan ahol kell
        ezek lett azonban majd ő alatt két év
    """,
    "tr": """
        ve bir bu da de için ile çok olarak daha olan gibi en sonra kadar ise ne o ancak değil var ya
        her olduğu olduğunu ki ama türkiye göre oldu yeni etti dedi büyük tarafından yıl iki ilk karşı
        bunun mi diye bile arasında söyledi belirtti eden
    """,
    "az": """
        və bir bu da də üçün ilə çox olan kimi daha sonra qədər ki o deyil var hər lakin olduğunu olub
        edib dedi bildirib görə azərbaycan yeni böyük tərəfindən il iki ilk qarşı onun həm isə edən edir
        olaraq
    """,
    "uz": """
        va bu bilan uchun bir ham da deb bo'lgan emas edi o'z har qilish yil boshqa kerak esa ushbu
        haqida keyin yoki o'zbekiston bo'yicha kabi eng bo'ladi lekin mumkin ularning uning
    """,
    "sq": """
        e të në i dhe për një me që nga ka se është më u do nuk si por kjo ky ishte janë tha tij edhe
        kanë pas ndërsa duke deri apo prej ai çdo ajo mund vetëm kishte vit shqipërisë së
    """,
    "mt": """
        u li ta' fil- il- tal- f' biex ma' minn din dan kien hija lil hu kienet mill- qal kif jew aktar
        għal fuq wara ħafna dawn għall- minħabba bħala iżda sabiex lill- għandu kull
    """,
    "ga": """
        agus an na ar ag go i is a le sé tá ní bhí do sa atá leis nach raibh ach ina níos faoi mar gur
        siad sí seo sin ó chun aige dá iad bliain nuair de den bheith
    """,
    "cy": """
        y yn a i o ar yr ei mae am gan fod wedi oedd bod ac hefyd gyda wrth bydd eu hyn sydd nad ond fel
        dim at oed dros cael hwn ym mewn nid iddo roedd eisiau gael neu nhw wnaeth
    """,
    "eu": """
        batean zuten izan behar esan dio dela baina gehiago lehen guztiak beraz baizik hala egiteko bezain
        nola zein zer bitartean azken aldiz orduan honetan horrek horregatik eusko eurotan urtean urtarrilaren
        eta da ez ere bat du zen dute dira izan dela baina hau beste zuen egin egiten den oso hori duen
        edo baino bere behar ditu urte dituzte arte zuten dagoela baita haren ziren izango dago egun
        euskal dut duela bai gabe ondoren orain zituen direla batzuk hemen dagoen bezala baitute nahi
        aurrera urteko bi hiru dugu duten asko zituzten berri
    """,
    "eo": """
        la de kaj en estas al ne ke por kiu estis kun pri el li ankaŭ oni sed kiel ĝi tiu sur post per
        kiuj pli aŭ aliaj esti jam nur ili havas dum ekde jaroj
    """,
    "la": """
        et in est non ad ut cum quod sed ex de qui quae per sunt si ab hoc esse enim etiam atque ac aut
        nec quam ea id eius erat se pro quo quid nunc anno neque nam quibus eo iam sic tamen igitur
        inter sine quis quidem quoque omnia vel ante post apud haec hac ubi cuius etsi ipse tum quasi
        anni annis
    """,
    "id": """
        yang dan di dengan untuk dari pada ini itu tidak dalam akan juga ke tersebut oleh adalah ada
        sebagai bisa mereka saat karena sudah telah lebih dia kata para atau kami menjadi tahun seperti
        bahwa hanya secara ujar bagi namun masih harus agar kita saya lagi uang pihak kalau sedangkan
        tetapi persen menurut menurutnya pemerintah hingga ia tak sementara belum selain kemudian
        sebesar mengatakan kepada seorang melakukan indonesia jakarta beberapa sekitar sebuah bukan
        antara melalui mulai sampai hari orang nya tapi serta kedua setelah sehingga terjadi
    """,
    "ms": """
        yang dan di dengan untuk dari pada ini itu tidak dalam akan juga ke tersebut oleh adalah ada
        sebagai boleh mereka kerana sudah telah lebih beliau kata para atau kami menjadi tahun seperti
        bahawa hanya secara ujar bagi namun masih harus agar kita saya lagi wang manakala pihak berkata
        daripada iaitu selepas ketika negara turut semalam hari ialah peratus malaysia datuk negeri
        katanya seorang sebanyak mahu kerajaan pelbagai sebuah supaya walaupun termasuk kepada antara
        melalui rm kuala lumpur orang serta kedua sehingga dapat pula beberapa sekitar bukan perlu
        mempunyai ia
    """,
    "tl": """
        ang ng sa na mga at ay si ni para kay hindi ito kung may naman ko din rin siya nito nang niya
        upang noong lamang kanilang kanyang dahil pa isang pero aniya mula matapos lang wala kaya sila
        ngayon kapag hanggang
    """,
    "vi": """
        và của là có trong được cho không các một với những đã này khi người để từ đến ra cũng về như
        năm tại ông vào sẽ trên nhiều hơn phải theo sau còn đó do bị làm nhưng rằng thì
    """,
    "sw": """
        na ya wa kwa ni katika za la kuwa hiyo huo cha hii kama pia alisema watu hilo kutoka baada ambao
        yake lakini huyo hayo sasa mwaka bila zaidi ambayo wakati hivyo hata kuna yao nchi serikali vya
    """,
    "so": """
        oo ka iyo ku waa uu ay ah in la ee si soo waxaa ayaa u kale waxay inuu yahay dalka aan loo isaga
        markii badan kuwa sheegay waxa dowladda ahaa magaalada ama laga
    """,
    "zu": """
        ukuthi uma futhi ngoba kanye kodwa njengoba lokhu ngesikhathi umuntu abantu nje yena kakhulu
        ukuze ngemuva kwakhe bakhe wakhe nokuthi kuthiwa uthe ngonyaka kusho kulo kule emva lapho khona
        izinto kwe kwa ngo ku usuku labo bonke yakhe bathi wathi ngaphandle yokuthi manje phakathi
        kwezwe lesi leli lo le kanti naye bona yona lena phezu phambi emuva kusukela izwe kuleli
        uhulumeni unyaka uthi kuthi kube ukuba nokuba ngaphansi ngaphezulu ngakho kufanele kumele akukho
        ayikho sebe usho ngeke bese kungenzeka okuyiwona
    """,
    "xh": """
        malunga isebe oku loo nto kwi ngoku ke iza ukuya kweli neminyaka iminyaka kulo yayo wayo zazo ezi
        nabo nayo ukuze ngenxa kuyo kuye emzantsi kwaye njenge eyona ngokwe kuphela ngaphambi kuloo
        ukuba kwaye xa okanye kodwa ngoko oko kunye kuba nje abantu umntu kakhulu ukuze emva wakhe yakhe
        bakhe nokuba uthi uthe wathi ngokuba le lo aba apho ngaphandle into ngexesha bonke phakathi
        ingaba esi eli kwelo xesha ilizwe yokuba njengoko naye bona yona phezu phambi ukususela khona
        weli urhulumente unyaka nge kuthi kube phantsi ngaphezulu kufuneka akukho hayi mzantsi afrika
        esithi besithi kananjalo nangona umzi
    """,
    "st": """
        ho le ke ya ea ha hore mme ba ka bo o sa a tsa e di ena tse ne haholo kapa batho hae empa yona
        ntho moo bona tla kwa mohlomong leha ile re se
    """,
    "tn": """
        go le ke ya ba mo fa gore mme e ka a o sa tsa dira ga kwa di batho jaaka kgotsa one re ne ntse
        gone thata ene wa yo teng sentle mongwe bone nako
    """,
    "sn": """
        kuti ne kana uye zvakare vanhu asi kwete izvi zvinhu iye kubva uyo vake yake wake achiti ndizvo
        panguva nokuti kunyange saka kuna ari ava kwe mu vari here zvose zvino pa ku nyika vachiti
        zvikuru pamusoro avo apo hurumende munyika nenyaya vave nezve pamwe
    """,
    "yo": """
        ti ni ó tí àti ní wọn pé fún sí ọ náà kan kí awọn ń àwọn gbogbo nínú jẹ́ bí tó lọ kò fi bá lati
        se o ati awon ninu orílẹ̀ ètò sọ
    """,
    "ha": """
        da a ya na ta ba ga cikin wannan domin yana wanda shi su kuma an daga don amma ce ne suka sun
        zai mai bayan kan kasar wadanda cewa tun wata wani shekara tana sai
    """,
    "ig": """
        na nke bụ ndị ọ ka n' ya ha ga e ma dị maka nwere ahụ ọzọ si onye niile mgbe a ihe obodo gị site
        mana kwuru ebe
    """,
    "rw": """
        mu no na ku kandi ko ni cyangwa muri abantu ariko kuko nta y' cyane umuntu kugira ngo iyi uyu
        aho ubwo bari yari nyuma kuri igihe imbere avuga rwanda
    """,
    "mi": """
        te o i ki nga ngā he ka kua e ko mo mō tana tona tōna me hoki nei ia a kei katoa ratou rātou
        tenei tēnei whaka ana tangata hei kaore kāore ai mai tonu ake pai ahau koe rā rawa atu ēnei
        whenua māori tāngata
    """,
    "ht": """
        nan ak pou yo li se ki te pa yon sou la nou gen ka men sa fè lè moun tout epi peyi ayiti pral
        kòm depi
    """,
    "oc": """
        de la e lo que los a en las per un del una amb es dins se son al pel qu'es mai pas aquel aquela
        foguèt sus tanben entre pels l'an segle
    """,
    "lb": """
        de an d' déi dat vun ass den net mat op fir och eng en hunn zu ze si wéi awer ginn bei nach gouf
        aus huet méi wou datt dës sinn hien säi iwwer
    """,
    "fy": """
        de en fan it in yn is dat op te mei foar net oan der dy om ek as mar by út troch oer nei hy
        wurdt dizze noch wurde hat oant of gjin wie kin mear hie wy ik tsjin jier har
    """,
    "bs": """
        je u i na se da su za od sa koji a o iz će kao po što ali bi koja do nije koje ne također kako
        već godine ili biti samo prema bio ima bila nakon sve kazao više tokom smo jer još može pri bilo
        ga svoje gdje dok kada ko bih bosne hercegovine bosni hercegovini sarajevo sarajevu federacije
        kantona hiljada januara februara marta aprila maja juna jula augusta septembra oktobra novembra
        decembra saopćeno historije općine dio dvije vrijeme prije dalje svi
    """,
    "om": """
        fi kan akka hin keessa irraa garuu ykn isaa kun jira ture waan dha itti irra oromoo isaan biyya
        hunda ta'e booda yeroo tokko jedhan akkas dhimma mootummaa
    """,
    "lg": """
        nti mu ku ne era naye okuva abantu kuba omuntu nga bwe mbu kya ye eggwanga buli okusinga lwa
        nnyo gavumenti yagambye agambye oba wadde kampala
    """,
    "ts": """
        ku na ka va leswi hi naswona ntsena loko eka swi xi ri ya wa hikuva kambe vanhu lowu hambi
        ngopfu yena sweswi leyi lava mfumo
    """,
}

CYRILLIC = {
    "ru": """
        и в не на что с он по как это из но за от к его у о до для при был так все же бы она было только
        или их еще ещё уже если были может года была также которые который после чтобы под со мы во ее
        её сказал заявил лет
    """,
    "uk": """
        і в не на що з він по як це із але за від до його у та для при був так всі же би вона було
        тільки або їх ще вже якщо були може року була також які який після щоб під зі ми її й є сказав
        заявив років про цього
    """,
    "be": """
        і ў не на што з ён па як гэта але за ад да яго у для пры быў так усе б яна было толькі або іх
        яшчэ ўжо калі былі можа года была таксама якія які пасля каб пад са мы яе ёсць сказаў гадоў пра
        гэтага
    """,
    "bg": """
        и на да се за в от с не е че са по като до но ще при бе ли към или си това той след който която
        които само бъде беше ако има през може много още вече със години годишно му те тя между най каза
    """,
    "mk": """
        и на да се за во од со не е дека по како до но ќе при беше или си ова тој кој која кои само биде
        ако има преку може многу уште веќе години му тие таа меѓу нај рече го ја ги сите овој оваа што
        македонија скопје денови пред така треба кај според сега денес
    """,
    "sr": """
        је у и на се да су за од са који а о из ће као по што али би која до није које не такође како
        већ године или бити само према био има била после након све рекао више током смо јер још може
        при било га своје где
    """,
    "kk": """
        және бұл мен бір деп үшін да де ол осы болып жылы туралы қазақстан бойынша дейін екен еді кейін
        барлық немесе оның арқылы болды бар емес сол келе жаңа деген болады керек сондай өзінің
        республикасы біз олар қазір
    """,
    "ky": """
        жана бул менен бир деп үчүн да ал ошол болуп жылы тууралуу кыргызстан боюнча чейин экен эле
        кийин бардык же анын аркылуу болду бар эмес жаңы
    """,
    "mn": """
        нь байна энэ юм гэж бол болон улсын нэг ч энд байгаа өөр бас тэр монгол манай олон хийх гэсэн
        дээр байсан оны ба тухай болох хэлсэн хүн ажил хийж болно байдаг бөгөөд тул талаар гэхэд түүний
        түүнийг биш шиг эсвэл төгрөг үед хувь хэрэг бид гэв та
    """,
    "tg": """
        ва дар аз ба ки бо ин барои он як дигар ё ҳам аст тоҷикистон соли шуд худ низ буд кардан мекунад
        намуд чунин онҳо
    """,
    "tt": """
        һәм бу белән бер дип өчен да ул шул булып ел турында татарстан буенча кадәр иде соң барлык яки
        аның аша булды бар түгел яңа
    """,
}

DEVANAGARI = {
    "hi": """
        के में की है का से को और ने पर हैं यह कि एक भी इस नहीं था कर लिए तो हो गया ही थे या साथ रहे बाद
        किया अपने कहा जो तक वह थी गई रहा उन्होंने होने
    """,
    "mr": """
        आहे आणि या व ते हे की तर मध्ये होते त्यांनी असे केली केले हा ही झाली झाले त्या नाही आहेत यांनी
        करून आले होता काही एक येथे मात्र अशी साठी म्हणून होती केला असा यांच्या त्याच्या त्यांच्या आपल्या
        करण्यात येत येणार नाहीत तसेच म्हणाले मुंबई पुणे राज्य सर्व दोन ती पण होऊन दिली दिले त्यामुळे
        यावेळी
    """,
    "ne": """
        छ र को मा हो भएको गरेको पनि छन् गर्न ले लागि यो भने तर गरेका एक थियो हुने भन्ने त्यो भएका दिएको
        बताए लाई का यस नेपाल वर्ष जना रहेको रहेका अनुसार उनी उनले उनका गर्दै भन्दै पछि अहिले थिए छैन हुन् सकेको
        परेको परेका गरी हुँदा बाट सम्म गरे छ। छन्। थियो। थिए। गरे। बताए।
    """,
    "sa": """
        च एव इति न तत्र अस्ति भवति तु सः तस्य अपि ते यत् तत् वा हि सन्ति आसीत् भारतस्य
    """,
}

ARABIC = {
    "ar": """
        في من على أن إلى التي عن مع هذا الذي هذه كان بعد قال لا ما كما بين أو وقال خلال ذلك كانت قد إن
        وفي حيث وقد عام اليوم ولم أنه أكثر غير وهو
    """,
    "fa": """
        و در به از که این را با است برای آن یک خود تا کرد شده بر هم شد ما نیز گفت وی هر بود می دیگر شود
        اما سال باید دو بین پس نیست دارد های
    """,
    "ur": """
        کے کی میں اور ہے کا سے کو نے پر ہیں یہ کہ اس ایک بھی نہیں تھا کر لیے تو ہو گیا ہی تھے یا ساتھ
        رہے بعد کیا اپنے کہا جو تک وہ
    """,
    "ps": """
        د په او چې له سره کې ته یې دی دا هم نه کړي شوي و پر کړ شي باندې وايي خپل کال افغانستان ده دغه
    """,
    "ckb": """
        لە و بۆ کە بە ئەو ئەم بەڵام لەگەڵ هەر یەک دوای هەروەها کوردستان نییە هەیە ساڵی کرد دەکات ئەوەی
        بوو سەر
    """,
    "ug": """
        ۋە بۇ بىر بىلەن ئۈچۈن دەپ ئۇ بولۇپ ھەم ئىدى كېيىن ئۇيغۇر يىلى ھەممە قىلىش
    """,
    "sd": """
        ۾ جي جو جا ۽ کي آهي سان تي نه به هن کان آهن هو اهو لاءِ پر ان سنڌ پنهنجي ته
    """,
}

ETHIOPIC = {
    "am": """
        ነው እና ውስጥ ላይ ጋር እንደ ይህ ነበር ግን ወደ በኋላ ብለዋል ሁሉ አዲስ ይሆናል ናቸው ነገር እንዲሁም ያለው አለ የኢትዮጵያ መሆኑን
    """,
    "ti": """
        ናይ እዩ ኣብ ከም እቲ ካብ ነቲ እዚ ግን ድማ ምስ ነበረ እዮም ኣብቲ ብዙሕ ዝነበረ ኤርትራ ሰብ ከኣ ወይ
    """,
}

LETTERS = {
    "ar": "ةىيكأإؤ",
    "fa": "پچژگکی",
    "ur": "ٹڈڑںےہھ",
    "ps": "ټډړښځېڼ",
    "ckb": "ێۆڵڕە",
    "ug": "ۇۈۋېڭ",
    "sd": "ٿڀڳڄڏڻ۾۽",
    "ru": "ыэё",
    "uk": "ґєії",
    "be": "ўіэыё",
    "bg": "ъ",
    "mk": "ѓќѕџјљњ",
    "sr": "ђћџјљњ",
    "kk": "әқғұһіңыө",
    "ky": "өүңыэё",
    "mn": "өүыэё",
    "tg": "ҳҷӣӯқғё",
    "tt": "җәһөүңыэё",
    "de": "äöüß",
    "fr": "àâçéèêëîïôœùûüÿæ",
    "es": "áéíóúñü¿¡ºª",
    "pt": "ãõáéíóúâêôàçüºª",
    "gl": "áéíóúñü",
    "ca": "àçèéíïòóúü·",
    "it": "àèéìòù",
    "ro": "ăâîșțşţ",
    "nl": "ëéïèöüáó",
    "af": "ëêéïôû",
    "sv": "åäöé",
    "da": "æøåé",
    "no": "æøåéòô",
    "nn": "æøåéòô",
    "is": "áðéíóúýþæö",
    "fi": "äöå",
    "et": "äõöüšž",
    "lv": "āčēģīķļņšūž",
    "lt": "ąčęėįšųūž",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "hr": "čćđšž",
    "bs": "čćđšž",
    "sr-Latn": "čćđšž",
    "hu": "áéíóöőúüű",
    "tr": "çğıöşüâîû",
    "az": "əçğıöşü",
    "sq": "ëç",
    "mt": "ħġċżàèìòù",
    "ga": "áéíóú",
    "cy": "âêîôŵŷûáï",
    "eu": "ñüç",
    "oc": "àáçèéíòóúü",
    "lb": "äëéöü",
    "fy": "âêôûúëïö",
    "vi": "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
    "eo": "ĝĉŝŭĵĥ",
    "yo": "ẹọṣàáèéìíòóùúńǹ",
    "ig": "ịụọṅ",
    "mi": "āēīōū",
    "ht": "èòà",
    "tl": "ñ",
    "mr": "ळ",
}

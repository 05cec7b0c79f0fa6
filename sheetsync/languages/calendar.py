"""Months and weekdays, made by `make manual` from Unicode's CLDR: don't edit it.

Each language has twelve entries from January, or seven from Monday; an entry lists its forms, with spaces between.
"""

MONTHS = {
    "en": "january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sep, october oct, november nov, december dec",
    "de": "januar jan, februar feb, märz mär, april apr, mai, juni jun, juli jul, august aug, september sept sep, oktober okt, november nov, dezember dez",
    "fr": "janvier janv, février févr, mars, avril avr, mai, juin, juillet juil, août, septembre sept, octobre oct, novembre nov, décembre déc",
    "es": "enero ene, febrero feb, marzo mar, abril abr, mayo may, junio jun, julio jul, agosto ago, septiembre sept, octubre oct, noviembre nov, diciembre dic",
    "pt": "janeiro jan, fevereiro fev, março mar, abril abr, maio mai, junho jun, julho jul, agosto ago, setembro set, outubro out, novembro nov, dezembro dez",
    "it": "gennaio gen, febbraio feb, marzo mar, aprile apr, maggio mag, giugno giu, luglio lug, agosto ago, settembre set, ottobre ott, novembre nov, dicembre dic",
    "nl": "januari jan, februari feb, maart mrt, april apr, mei, juni jun, juli jul, augustus aug, september sep, oktober okt, november nov, december dec",
    "sv": "januari jan, februari feb, mars, april apr, maj, juni, juli, augusti aug, september sep, oktober okt, november nov, december dec",
    "tr": "ocak oca, şubat şub, mart mar, nisan nis, mayıs may, haziran haz, temmuz tem, ağustos ağu, eylül eyl, ekim eki, kasım kas, aralık ara",
    "ru": "январь января янв, февраль февраля февр, марта март мар, апрель апреля апр, май мая, июнь июня июн, июль июля июл, августа август авг, сентябрь сентября сент, октябрь октября окт, ноябрь ноября нояб, декабрь декабря дек",
    "pl": "stycznia styczeń sty, lutego luty lut, marzec marca mar, kwiecień kwietnia kwi, maja maj, czerwiec czerwca cze, lipiec lipca lip, sierpień sierpnia sie, wrzesień września wrz, października październik paź, listopada listopad lis, grudzień grudnia gru",
    "nb": "januar jan, februar feb, mars mar, april apr, mai, juni jun, juli jul, august aug, september sep, oktober okt, november nov, desember des",
}
WEEKDAYS = {
    "en": "monday mon mo, tuesday tue tu, wednesday wed we, thursday thu th, friday fri fr, saturday sat sa, sunday sun su",
    "de": "montag mo, dienstag di, mittwoch mi, donnerstag do, freitag fr, samstag sa, sonntag so",
    "fr": "lundi lun lu, mardi mar ma, mercredi mer me, jeudi jeu je, vendredi ven ve, samedi sam sa, dimanche dim di",
    "es": "lunes lun lu, martes mar ma, miércoles mié mi, jueves jue ju, viernes vie vi, sábado sáb sa, domingo dom do",
    "pt": "segunda-feira seg, terça-feira ter, quarta-feira qua, quinta-feira qui, sexta-feira sex, sábado sáb, domingo dom",
    "it": "lunedì lun, martedì mar, mercoledì mer, giovedì gio, venerdì ven, sabato sab, domenica dom",
    "nl": "maandag ma, dinsdag di, woensdag wo, donderdag do, vrijdag vr, zaterdag za, zondag zo",
    "sv": "måndag mån må, tisdag tis ti, onsdag ons on, torsdag tors to, fredag fre fr, lördag lör lö, söndag sön sö",
    "tr": "pazartesi pzt pt, salı sal sa, çarşamba çar ça, perşembe per pe, cuma cum cu, cumartesi cmt ct, pazar paz pa",
    "ru": "понедельник пн, вторник вт, среда ср, четверг чт, пятница пт, суббота сб, воскресенье вс",
    "pl": "poniedziałek pon, wtorek wto wt, środa śro śr, czwartek czw, piątek pią pt, sobota sob, niedziela niedz nie",
    "nb": "mandag man ma, tirsdag tir ti, onsdag ons on, torsdag tor to, fredag fre fr, lørdag lør lø, søndag søn sø",
}

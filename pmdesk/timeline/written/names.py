"""The names of months and of days of the week, as people of several languages write them."""

_MONTHS_BY_NUMBER = (
    "january jan januar janvier enero ene janeiro gennaio gen januari stycznia января",
    "february feb februar février févr fevrier febrero fevereiro febbraio februari lutego февраля",
    "march mar märz maerz mrz mars marzo março maart marca марта marts",
    "april apr avril avr abril abr aprile kwietnia апреля",
    "may mai mayo maio maggio mag mei maja maj мая",
    "june jun juni juin junio junho giugno giu czerwca июня",
    "july jul juli juillet juil julio julho luglio lug lipca июля",
    "august aug août aout agosto ago augustus sierpnia августа augusti",
    "september sept sep septembre septiembre setembro settembre września сентября",
    "october oct oktober okt octobre octubre outubro ottobre ott października октября",
    "november nov novembre noviembre novembro listopada ноября",
    (
        "december dec dezember dez décembre déc decembre diciembre dic dezembro dicembre grudnia"
        " декабря"
    ),
)
MONTHS = {
    name: number
    for number, names in enumerate(_MONTHS_BY_NUMBER, start=1)
    for name in names.split()
}

_WEEKDAYS_BY_NUMBER = (
    (
        "monday mon montag lundi lunes segunda-feira lunedì"
        " maandag måndag mandag poniedziałek понедельник"
    ),
    (
        "tuesday tues tue dienstag mardi martes terça-feira"
        " martedì dinsdag tisdag tirsdag wtorek вторник"
    ),
    (
        "wednesday weds wed mittwoch mercredi miércoles quarta-feira"
        " mercoledì woensdag onsdag środa среда"
    ),
    (
        "thursday thurs thur thu donnerstag jeudi jueves"
        " quinta-feira giovedì donderdag torsdag czwartek четверг"
    ),
    "friday fri freitag vendredi viernes sexta-feira venerdì vrijdag fredag piątek пятница",
    "saturday sat samstag samedi sábado sabato zaterdag lördag lørdag sobota суббота",
    "sunday sun sonntag dimanche domingo domenica zondag söndag søndag niedziela воскресенье",
)
WEEKDAYS = {
    name: number for number, names in enumerate(_WEEKDAYS_BY_NUMBER) for name in names.split()
}

AT = (
    *("um", "ab", "alle", "alle ore", "ore", "dalle", "à", "dès", "à partir de", "a las", "às"),
    *("desde las", "a partir de las", "a partir das", "om", "vanaf", "kl", "klo", "klockan"),
    *("godz", "в"),
)
"""Words for “at” and “from” before a time of day."""
ABOUT = (
    *("gegen", "etwa um", "verso le", "vers", "hacia las", "sobre las", "alrededor de las"),
    *("por volta das", "rond", "omstreeks", "omkring", "noin"),
)
"""Words for “about” before a time of day."""
BEFORE_OR_AFTER = (
    *("before", "after", "prior to", "vor", "nach", "avant", "après", "peu après", "antes de las"),
    *("después de las", "antes das", "depois das", "prima delle", "dopo le"),
)
"""Words with which a sentence begins as well, unless a sign follows the time behind them."""
ON = ("am", "den", "le", "el", "il", "em", "op", "no dia")
"""Words for “on” before a day."""

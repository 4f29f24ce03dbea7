"""The names of months and of days of the week, as people of several languages write them."""

_MONTHS_BY_NUMBER = (
    "january jan januar janvier enero janeiro gennaio januari",
    "february feb februar février fevrier febrero fevereiro febbraio februari",
    "march mar märz maerz mars marzo março maart",
    "april apr avril abril aprile",
    "may mai mayo maio maggio mei",
    "june jun juni juin junio junho giugno",
    "july jul juli juillet julio julho luglio",
    "august aug août aout agosto augustus",
    "september sept sep septembre septiembre setembro settembre",
    "october oct oktober okt octobre octubre outubro ottobre",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre diciembre dezembro dicembre",
)
MONTHS = {
    name: number
    for number, names in enumerate(_MONTHS_BY_NUMBER, start=1)
    for name in names.split()
}

_WEEKDAYS_BY_NUMBER = (
    "monday mon montag lundi lunes segunda-feira lunedì maandag",
    "tuesday tues tue dienstag mardi martes terça-feira martedì dinsdag",
    "wednesday weds wed mittwoch mercredi miércoles quarta-feira mercoledì woensdag",
    "thursday thurs thur thu donnerstag jeudi jueves quinta-feira giovedì donderdag",
    "friday fri freitag vendredi viernes sexta-feira venerdì vrijdag",
    "saturday sat samstag samedi sábado sabato zaterdag",
    "sunday sun sonntag dimanche domingo domenica zondag",
)
WEEKDAYS = {
    name: number for number, names in enumerate(_WEEKDAYS_BY_NUMBER) for name in names.split()
}

AT = (
    "um",
    "ab",
    "alle",
    "alle ore",
    "ore",
    "à",
    "dès",
    "a las",
    "às",
    "om",
    "kl",
    "klo",
    "klockan",
    "godz",
)
"""Words for “at” before a time of day."""
ABOUT = (
    "gegen",
    "verso le",
    "vers",
    "hacia las",
    "sobre las",
    "por volta das",
    "rond",
    "omkring",
    "noin",
)
"""Words for “about” before a time of day."""

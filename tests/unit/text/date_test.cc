#include "text/date.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon.h"

namespace kehraus {
namespace {

using testing::dates;

struct Found {
  std::string_view language, text, iso, covered;
};

void check_found(const std::vector<Found>& rows) {
  for (const Found& row : rows) {
    CAPTURE(row.language, row.text);
    const auto found = find_date(row.text, row.language, dates());
    REQUIRE(found.has_value());
    CHECK(found->iso == row.iso);
    CHECK(row.text.substr(found->span.start, found->span.size()) == row.covered);
  }
}

struct Line {
  std::string_view language, text;
};

}  // namespace

TEST_CASE("numeric dates are found", "[date]") {
  check_found({
      {"de", "am 29.10.2024 in Bonn", "2024-10-29", "29.10.2024"},
      {"de", "am 9.1.2024.", "2024-01-09", "9.1.2024"},
      {"de", "am 29. 10. 2024", "2024-10-29", "29. 10. 2024"},
      {"de", "am 29.10.24", "2024-10-29", "29.10.24"},
      {"de", "am 29.10.68", "1968-10-29", "29.10.68"},
      {"pl", "29.10.24", "2024-10-29", "29.10.24"},
      {"de", "28./29.10.2024", "2024-10-29", "29.10.2024"},
      {"de", "28.-29.10.2024", "2024-10-29", "29.10.2024"},
      {"de", "(29.10.2024)", "2024-10-29", "29.10.2024"},
      {"de", "29.10.2024-30.10.2024", "2024-10-29", "29.10.2024"},
      {"de", "29.10.2024 \xE2\x80\x93 30.10.2024", "2024-10-29", "29.10.2024"},
      {"en", "2024-10-29", "2024-10-29", "2024-10-29"},
      {"en", "2024/10/29", "2024-10-29", "2024/10/29"},
      {"en", "10/29/2024", "2024-10-29", "10/29/2024"},
      {"en", "29/10/2024", "2024-10-29", "29/10/2024"},
      {"en", "03/04/2024", "2024-03-04", "03/04/2024"},
      {"en", "03.04.2024", "2024-04-03", "03.04.2024"},
      {"fr", "03/04/2024", "2024-04-03", "03/04/2024"},
      {"fr", "10/29/2024", "2024-10-29", "10/29/2024"},
      {"nl", "29-10-2024", "2024-10-29", "29-10-2024"},
      {"nl", "03-04-2024", "2024-04-03", "03-04-2024"},
      {"", "29/10/2024", "2024-10-29", "29/10/2024"},
      {"", "04/04/2024", "2024-04-04", "04/04/2024"},
      {"", "03/04/2024 und 05.06.2024", "2024-06-05", "05.06.2024"},
      {"de", "29.02.2024", "2024-02-29", "29.02.2024"},
      {"de", "29.02.2000", "2000-02-29", "29.02.2000"},
      {"de", "01.01.1900", "1900-01-01", "01.01.1900"},
      {"de", "31.12.2099", "2099-12-31", "31.12.2099"},
      {"DE-at", "am 29.10.24", "2024-10-29", "29.10.24"},
  });
}

TEST_CASE("dates with month names are found", "[date]") {
  check_found({
      {"de", "Am 29. Oktober 2024 war es", "2024-10-29", "29. Oktober 2024"},
      {"de", "29.Oktober 2024", "2024-10-29", "29.Oktober 2024"},
      {"de", "29. Okt. 2024", "2024-10-29", "29. Okt. 2024"},
      {"de", "1. M\xC3\xA4rz 2024", "2024-03-01", "1. M\xC3\xA4rz 2024"},
      {"de", "1. M\xC3\x84RZ 2024", "2024-03-01", "1. M\xC3\x84RZ 2024"},
      {"de", "1. Ma\xCC\x88rz 2024", "2024-03-01", "1. Ma\xCC\x88rz 2024"},
      {"de", "1. Maerz 2024", "2024-03-01", "1. Maerz 2024"},
      {"de", "6. J\xC3\xA4nner 2024", "2024-01-06", "6. J\xC3\xA4nner 2024"},
      {"de", "6. Feber 2024", "2024-02-06", "6. Feber 2024"},
      {"de", "28. bis 30. Oktober 2024", "2024-10-30", "30. Oktober 2024"},
      {"de",
       "29.\xC2\xA0Oktober\xC2\xA0"
       "2024",
       "2024-10-29",
       "29.\xC2\xA0Oktober\xC2\xA0"
       "2024"},
      {"de", "29.\n  Oktober\n  2024", "2024-10-29", "29.\n  Oktober\n  2024"},
      {"en", "on October 29, 2024, he", "2024-10-29", "October 29, 2024"},
      {"en", "Oct. 29, 2024", "2024-10-29", "Oct. 29, 2024"},
      {"en", "Sept 9 2024", "2024-09-09", "Sept 9 2024"},
      {"en", "May 5th, 2024", "2024-05-05", "May 5th, 2024"},
      {"en", "29 October 2024", "2024-10-29", "29 October 2024"},
      {"en", "29th of October 2024", "2024-10-29", "29th of October 2024"},
      {"en", "29-Oct-2024", "2024-10-29", "29-Oct-2024"},
      {"en", "28-29 October 2024", "2024-10-29", "29 October 2024"},
      {"fr", "le 29 octobre 2024", "2024-10-29", "29 octobre 2024"},
      {"fr", "le 1er mai 2023", "2023-05-01", "1er mai 2023"},
      {"fr", "15 AO\xC3\x9BT 2024", "2024-08-15", "15 AO\xC3\x9BT 2024"},
      {"fr", "2 f\xC3\xA9vrier 2024", "2024-02-02", "2 f\xC3\xA9vrier 2024"},
      {"es", "29 de octubre de 2024", "2024-10-29", "29 de octubre de 2024"},
      {"es", "29 de octubre del 2024", "2024-10-29", "29 de octubre del 2024"},
      {"it", "29 ottobre 2024", "2024-10-29", "29 ottobre 2024"},
      {"it", "1\xC2\xB0 maggio 2024", "2024-05-01", "1\xC2\xB0 maggio 2024"},
      {"nl", "29 oktober 2024", "2024-10-29", "29 oktober 2024"},
      {"pl",
       "29 pa\xC5\xBA"
       "dziernika 2024 r.",
       "2024-10-29",
       "29 pa\xC5\xBA"
       "dziernika 2024"},
      {"pl",
       "29 PA\xC5\xB9"
       "DZIERNIK 2024",
       "2024-10-29",
       "29 PA\xC5\xB9"
       "DZIERNIK 2024"},
      {"pl", "5 sie 2024", "2024-08-05", "5 sie 2024"},
      {"pt", "29 de outubro de 2024", "2024-10-29", "29 de outubro de 2024"},
      {"sv", "den 29 oktober 2024", "2024-10-29", "29 oktober 2024"},
      {"sv", "29 okt. 2024", "2024-10-29", "29 okt. 2024"},
      {"sv", "03/04/2024", "2024-04-03", "03/04/2024"},
      {"pt", "1\xC2\xBA de mar\xC3\xA7o de 2024", "2024-03-01", "1\xC2\xBA de mar\xC3\xA7o de 2024"},
      // Full names and English abbreviations count in every language.
      {"en", "29. Oktober 2024", "2024-10-29", "29. Oktober 2024"},
      {"de", "29 Oct 2024", "2024-10-29", "29 Oct 2024"},
      {"", "29 ott 2024", "2024-10-29", "29 ott 2024"},
  });
}

TEST_CASE("a found date covers its weekday, time and zone", "[date]") {
  check_found({
      {"de", "x Di, 29.10.2024, 07:04 Uhr y", "2024-10-29T07:04", "Di, 29.10.2024, 07:04 Uhr"},
      {"de", "Dienstag, 29. Oktober 2024 um 7.04 Uhr", "2024-10-29T07:04",
       "Dienstag, 29. Oktober 2024 um 7.04 Uhr"},
      {"de", "Dienstag, den 29. Oktober 2024", "2024-10-29", "Dienstag, den 29. Oktober 2024"},
      {"de", "sah den 29. Oktober 2024", "2024-10-29", "29. Oktober 2024"},
      {"de", "29.10.2024, 7 Uhr", "2024-10-29T07:00", "29.10.2024, 7 Uhr"},
      {"de", "29.10.2024 | 19:30:15 Uhr MEZ", "2024-10-29T19:30:15+01:00", "29.10.2024 | 19:30:15 Uhr MEZ"},
      {"de", "29.10.2024 - 07:04 (MESZ)", "2024-10-29T07:04+02:00", "29.10.2024 - 07:04 (MESZ)"},
      {"de", "29.10.2024, 7:04 am Ring", "2024-10-29T07:04", "29.10.2024, 7:04"},
      {"de", "29.10.2024 10:00-12:00", "2024-10-29T10:00", "29.10.2024 10:00"},
      {"de", "29.10.2024, 7 Tore", "2024-10-29", "29.10.2024"},
      {"de", "29.10.2024, 3:1", "2024-10-29", "29.10.2024"},
      {"de", "29.10.2024, 10.30", "2024-10-29", "29.10.2024"},
      {"de", "29.10.2024 25:00 Uhr", "2024-10-29", "29.10.2024"},
      {"en", "2024-10-29T07:04:10+01:00", "2024-10-29T07:04:10+01:00", "2024-10-29T07:04:10+01:00"},
      {"en", "2024-10-29T07:04:10.123Z", "2024-10-29T07:04:10Z", "2024-10-29T07:04:10.123Z"},
      {"en", "2024-10-29T07:04-05:00", "2024-10-29T07:04-05:00", "2024-10-29T07:04-05:00"},
      {"en", "2024-10-29 07:04", "2024-10-29T07:04", "2024-10-29 07:04"},
      {"en", "2024-10-29 07:04:10 +0100", "2024-10-29T07:04:10+01:00", "2024-10-29 07:04:10 +0100"},
      {"en", "Mon, 29 Oct 2024 07:04:00 GMT", "2024-10-29T07:04:00Z", "Mon, 29 Oct 2024 07:04:00 GMT"},
      {"en", "29 Oct 2024 07:04 UTC+2", "2024-10-29T07:04+02:00", "29 Oct 2024 07:04 UTC+2"},
      {"en", "Oct. 29, 2024 at 7:04 p.m. ET", "2024-10-29T19:04", "Oct. 29, 2024 at 7:04 p.m. ET"},
      {"en", "October 29, 2024 7:04 PM EST", "2024-10-29T19:04-05:00", "October 29, 2024 7:04 PM EST"},
      {"en", "October 29, 2024, 12:10 am PDT", "2024-10-29T00:10-07:00", "October 29, 2024, 12:10 am PDT"},
      {"en", "29 October 2024 07:04 BST", "2024-10-29T07:04+01:00", "29 October 2024 07:04 BST"},
      {"en", "Tuesday, October 29, 2024", "2024-10-29", "Tuesday, October 29, 2024"},
      {"fr", "le 29 octobre 2024 \xC3\xA0 07h04", "2024-10-29T07:04", "29 octobre 2024 \xC3\xA0 07h04"},
      {"fr", "mardi 29 octobre 2024 \xC3\xA0 7 h 04", "2024-10-29T07:04",
       "mardi 29 octobre 2024 \xC3\xA0 7 h 04"},
      {"fr", "29 octobre 2024 \xC3\xA0 7h", "2024-10-29T07:00", "29 octobre 2024 \xC3\xA0 7h"},
      {"fr", "29 octobre 2024 \xC3\xA0 7h04 est", "2024-10-29T07:04", "29 octobre 2024 \xC3\xA0 7h04"},
      {"es", "martes, 29 de octubre de 2024 a las 7:04 h", "2024-10-29T07:04",
       "martes, 29 de octubre de 2024 a las 7:04 h"},
      {"it", "29 ottobre 2024 alle ore 7.04", "2024-10-29T07:04", "29 ottobre 2024 alle ore 7.04"},
      {"it", "marted\xC3\xAC 29 ottobre 2024", "2024-10-29", "marted\xC3\xAC 29 ottobre 2024"},
      {"nl", "di 29 oktober 2024 om 7.04 uur", "2024-10-29T07:04", "di 29 oktober 2024 om 7.04 uur"},
      {"pl",
       "29 pa\xC5\xBA"
       "dziernika 2024 r., godz. 7:04",
       "2024-10-29T07:04",
       "29 pa\xC5\xBA"
       "dziernika 2024 r., godz. 7:04"},
      {"sv", "tisdag 29 oktober 2024 kl. 07.04", "2024-10-29T07:04", "tisdag 29 oktober 2024 kl. 07.04"},
      {"sv", "tisdagen den 29 oktober 2024", "2024-10-29", "tisdagen den 29 oktober 2024"},
      {"pt",
       "ter\xC3\xA7"
       "a-feira, 29 de outubro de 2024 \xC3\xA0s 07h04",
       "2024-10-29T07:04",
       "ter\xC3\xA7"
       "a-feira, 29 de outubro de 2024 \xC3\xA0s 07h04"},
      {"de",
       "\xC3\x84rger \xF0\x9F\x99\x82 So, 27.10.2024\xC2\xA0\xC2\xB7\xC2\xA0"
       "08:00",
       "2024-10-27T08:00",
       "So, 27.10.2024\xC2\xA0\xC2\xB7\xC2\xA0"
       "08:00"},
  });
}

TEST_CASE("what looks like a date but is none is not found", "[date]") {
  const std::vector<Line> rows = {
      {"de", ""},
      {"de", "10.000 Soldaten"},
      {"de", "Version 3.5.2"},
      {"de", "Version 3.5.24"},
      {"de", "12:30"},
      {"de", "192.168.10.20"},
      {"de", "10.10.20.24"},
      {"de", "1.10.2024.5"},
      {"de", "0800 12 34 56"},
      {"de", "3:1"},
      {"de", "1. FC K\xC3\xB6ln 2024"},
      {"de", "2024"},
      {"de", "ISBN 978-3-16-148410-0"},
      {"de", "30.02.2024"},
      {"de", "29.02.2023"},
      {"de", "29.02.1900"},
      {"de", "31. April 2024"},
      {"de", "30. Februar 2024"},
      {"de", "00.10.2024"},
      {"de", "29.00.2024"},
      {"de", "29.13.2024"},
      {"de", "32.10.2024"},
      {"de", "01.01.1899"},
      {"de", "01.01.2100"},
      {"de", "129.10.2024"},
      {"de", "29.10.20245"},
      {"de", "v29.10.2024"},
      {"de", "29.10.2024x"},
      {"de",
       "\xC3\xA4"
       "29.10.2024"},
      {"de", "29. Oktober 2024Von"},
      {"de", "29Oktober 2024"},
      {"de", "29 Oktoberfest 2024"},
      {"de", "29.10/2024"},
      {"de", "29. Oktober"},
      {"de", "Oktober 2024"},
      {"en", "29.10.24"},
      {"en", "13/13/2024"},
      {"en", "/2024/10/29/title"},
      {"en", "a-2024-10-29-b"},
      {"en", "2024-10-29-title"},
      {"en", "2024-13-01"},
      {"en", "29 out 2024"},
      {"", "03/04/2024"},
      {"", "03-04-2024"},
      {"fi", "03/04/2024"},
      {"", "29.10.24"},
      {"de", "29.10.2024\xC3\xA4"},
  };
  for (const Line& row : rows) {
    CAPTURE(row.language, row.text);
    CHECK_FALSE(find_date(row.text, row.language, dates()).has_value());
  }
}

TEST_CASE("a month and a year is found on request", "[date]") {
  const std::vector<Found> rows = {
      {"de", "im Oktober 2024 war", "2024-10", "Oktober 2024"},
      {"es", "octubre de 2024", "2024-10", "octubre de 2024"},
      {"en", "Oct. 2024", "2024-10", "Oct. 2024"},
      {"en", "May 5, 2024", "2024-05-05", "May 5, 2024"},
  };
  for (const Found& row : rows) {
    CAPTURE(row.text);
    const auto found = find_date(row.text, row.language, dates(), true);
    REQUIRE(found.has_value());
    CHECK(found->iso == row.iso);
    CHECK(row.text.substr(found->span.start, found->span.size()) == row.covered);
  }
  CHECK_FALSE(find_date("30. Februar 2024", "de", dates(), true).has_value());
  CHECK_FALSE(find_date("10/2024", "de", dates(), true).has_value());
  CHECK_FALSE(find_date("Mars 2024", "en", dates(), true).has_value());
  CHECK_FALSE(find_date("Oktober 20245", "de", dates(), true).has_value());
}

TEST_CASE("date lines are told from sentences", "[date]") {
  const std::vector<Line> lines = {
      {"de", "29.10.2024"},
      {"de", "Di, 29.10.2024, 07:04 Uhr"},
      {"de", "Stand: 29.10.2024 07:04 Uhr"},
      {"de",
       "Ver\xC3\xB6"
       "ffentlicht am 29. Oktober 2024 um 7:04 Uhr, zuletzt aktualisiert: 30.10.2024"},
      {"de", "Erstellt: 29.10.2024 / Aktualisiert: 30.10.2024"},
      {"de", "07:04 Uhr, 29.10.2024"},
      {"de",
       "29.10.2024, 10:00\xE2\x80\x93"
       "12:00 Uhr"},
      {"de", "Am 29. Oktober 2024."},
      {"de", "Stand: Oktober 2024"},
      {"de", "vor 3 Stunden"},
      {"de", "vor einer Stunde"},
      {"de", "vor 1 Std. 5 Min."},
      {"de", "gestern, 14:05"},
      {"de", "heute"},
      {"de", "Dienstag, 29. Oktober"},
      {"de", "\xF0\x9F\x95\x92 29.10.2024"},
      {"en", "Updated Oct 29 at 7:04 PM ET"},
      {"en", "Published: October 29, 2024 at 7:04 p.m. ET"},
      {"en", "Last modified on Tue 29 Oct 2024 07.04 GMT"},
      {"en", "Posted on 10/29/2024"},
      {"en", "3 hours ago"},
      {"en", "an hour ago"},
      {"en", "2h ago"},
      {"en", "Today"},
      {"en", "Just now"},
      {"fr", "Publi\xC3\xA9 le 29 octobre 2024 \xC3\xA0 07h04, mis \xC3\xA0 jour \xC3\xA0 08h10"},
      {"fr", "il y a 2 heures"},
      {"fr", "Hier \xC3\xA0 14h05"},
      {"fr", "Aujourd\xE2\x80\x99hui \xC3\xA0 7h"},
      {"es", "Publicado el martes, 29 de octubre de 2024 a las 7:04 h"},
      {"es", "\xC3\x9Altima actualizaci\xC3\xB3n: 29/10/2024"},
      {"es", "hace 2 horas"},
      {"it", "Pubblicato il 29 ottobre 2024 alle ore 7.04"},
      {"it", "Aggiornato: mar 29 ottobre 2024"},
      {"it", "2 ore fa"},
      {"nl", "Gepubliceerd op 29-10-2024 om 7.04 uur. Bijgewerkt: 30-10-2024"},
      {"nl", "3 uur geleden"},
      {"pl",
       "Opublikowano: 29 pa\xC5\xBA"
       "dziernika 2024 r., godz. 7:04. Aktualizacja: 30.10.2024"},
      {"pl", "dzisiaj, 08:07"},
      {"pl", "2 godziny temu"},
      {"pt", "Publicado em 29/10/2024 \xC3\xA0s 07h04. Atualizado em 30/10/2024"},
      {"pt", "h\xC3\xA1 2 horas"},
      {"sv", "Publicerad: 2024-10-29 kl. 07.04"},
      {"sv", "Senast uppdaterad 29 okt 2024, 07:04"},
      {"sv", "f\xC3\xB6r 3 timmar sedan"},
      {"sv", "3 tim sedan"},
      {"sv", "I dag 07:04"},
      {"sv", "Ig\xC3\xA5r"},
      {"", "Mon, 29 Oct 2024 07:04:00 GMT"},
  };
  for (const Line& row : lines) {
    CAPTURE(row.language, row.text);
    CHECK(is_date_line(row.text, row.language, dates()));
  }
  const std::vector<Line> others = {
      {"de", ""},
      {"de", " , "},
      {"de", "Am 29. Oktober 2024 war alles anders."},
      {"de", "Von Anna Muster, 29.10.2024"},
      {"de", "Berlin, 29.10.2024"},
      {"de", "07:04 Uhr"},
      {"de", "12:30"},
      {"de", "Stand:"},
      {"de", "Dienstag"},
      {"de", "29. Oktober"},
      {"de", "29.10.2024 | 5 Kommentare"},
      {"de", "29.10.2024 \xC2\xB7 3 Min."},
      {"de", "3 Stunden"},
      {"de", "Hier"},
      {"en", "for 3 hours"},
      {"sv", "I"},
      {"sv", "dag"},
      {"de", "1. FC K\xC3\xB6ln"},
      {"de", "30.02.2024"},
      {"de", "am29.10.2024"},
      {"de", "29.10.2024 2024"},
      {"de", "\xC2\xA9 2024"},
      {"en", "USA Today"},
      {"en", "By Ann Smith, October 29, 2024"},
      {"en", "October 29, 2024 was a Tuesday"},
      {"pl", "Warszawa, 29.10.2024"},
  };
  for (const Line& row : others) {
    CAPTURE(row.language, row.text);
    CHECK_FALSE(is_date_line(row.text, row.language, dates()));
    CHECK_FALSE(parse_date_line(row.text, row.language, dates()).has_value());
  }
}

TEST_CASE("a date line says what its dates are", "[date]") {
  struct Row {
    std::string_view language, text, published, modified;
  };
  const std::vector<Row> rows = {
      {"de", "29.10.2024", "2024-10-29", ""},
      {"de", "Stand: 29.10.2024 07:04 Uhr", "2024-10-29T07:04", ""},
      {"de", "Erstellt: 28.10.2024, Stand: 29.10.2024", "2024-10-28", "2024-10-29"},
      {"de", "Stand: 29.10.2024, Erstellt: 28.10.2024", "2024-10-28", "2024-10-29"},
      {"de", "Aktualisiert: 29.10.2024", "", "2024-10-29"},
      {"de", "28.10.2024 | aktualisiert am 29.10.2024, 7 Uhr", "2024-10-28", "2024-10-29T07:00"},
      {"de", "Aktualisiert 30.10.2024 - 29.10.2024", "2024-10-29", "2024-10-30"},
      {"de", "28.10.2024, Update 29.10.2024, Update 30.10.2024", "2024-10-28", "2024-10-30"},
      {"de", "07:04 Uhr, 29.10.2024", "2024-10-29T07:04", ""},
      {"de", "vor 3 Stunden", "", ""},
      {"en", "Published Oct 28 2024, updated Oct 29 2024 7 pm EST", "2024-10-28", "2024-10-29T19:00-05:00"},
      {"fr", "Mis \xC3\xA0 jour le 29 octobre 2024", "", "2024-10-29"},
      {"sv", "Publicerad 28 oktober 2024 \xC2\xB7 Uppdaterad 29 oktober 2024", "2024-10-28", "2024-10-29"},
      {"nl", "Gepubliceerd 28-10-2024, bijgewerkt 29-10-2024", "2024-10-28", "2024-10-29"},
      {"de", "Stand: Oktober 2024", "2024-10", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto line = parse_date_line(row.text, row.language, dates());
    REQUIRE(line.has_value());
    CHECK(line->published.value_or("") == row.published);
    CHECK(line->modified.value_or("") == row.modified);
  }
}

// A quadratic scan would take minutes for each of these.
TEST_CASE("long and broken texts are read in linear time", "[date]") {
  constexpr std::size_t kSize = 250'000;
  const std::vector<std::string> pieces = {"7",
                                           " ",
                                           "a",
                                           "1.",
                                           "29. ",
                                           "29. Oktober ",
                                           "Oct ",
                                           "29.10.2024x",
                                           "vor ",
                                           "am ",
                                           "\xFF",
                                           "\xC3",
                                           "\xCC\x88",
                                           "a\xCC\x88",
                                           "12:",
                                           "/2024/10/29",
                                           "\xE2\x80",
                                           "1\xC2\xA0",
                                           "Mai, ",
                                           "29 de ",
                                           "1 h ",
                                           "heute ",
                                           "\xF4\x90\x80\x80"};
  for (const std::string& piece : pieces) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < kSize) text += piece;
    CHECK_FALSE(find_date(text, "de", dates(), true).has_value());
    CHECK(is_date_line(text, "", dates()) == (piece == "heute "));
    text += " 29.10.2024";
    const auto found = find_date(text, "de", dates());
    REQUIRE(found.has_value());
    CHECK(found->span.end == text.size());
  }
}

TEST_CASE("every cut of a date line is safe to read", "[date]") {
  const std::string text =
      "Ver\xC3\xB6"
      "ffentlicht: ter\xC3\xA7"
      "a-feira, 29.\xC2\xA0M\xC3\xA4rz 2024 (07:04:10.5 UTC+01:00), vor 1 Std.";
  for (std::size_t start = 0; start <= text.size(); ++start) {
    for (std::size_t size = 0; start + size <= text.size(); ++size) {
      // A copy of its own, so that the sanitizer sees a read behind the end.
      const std::vector<char> cut(text.begin() + static_cast<std::ptrdiff_t>(start),
                                  text.begin() + static_cast<std::ptrdiff_t>(start + size));
      const std::string_view view(cut.data(), cut.size());
      if (const auto found = find_date(view, "", dates(), true)) {
        REQUIRE(found->span.start < found->span.end);
        REQUIRE(found->span.end <= view.size());
      }
      parse_date_line(view, "de", dates());
    }
  }
}

}  // namespace kehraus

#include "read/decode.h"

#include <simdjson.h>

#include <catch2/catch.hpp>
#include <random>
#include <utility>

namespace kehraus {
namespace {

using namespace std::string_literals;

// What holds for every input.
void check_promises(const std::string& input, const Decoded& decoded) {
  REQUIRE(simdjson::validate_utf8(decoded.text.data(), decoded.text.size()));
  REQUIRE(decoded.text.find('\0') == std::string_view::npos);
  REQUIRE(decoded.offsets.to_input(decoded.text.size()) == input.size());
  REQUIRE(decoded.offsets.to_input(decoded.text.size() + 99) == input.size());
  REQUIRE(decoded.is_binary == decoded.encoding.empty());
  if (decoded.is_binary) REQUIRE(decoded.text.empty());
  std::size_t last = 0;
  for (std::size_t i = 0; i < decoded.text.size(); ++i) {
    const std::size_t place = decoded.offsets.to_input(i);
    const bool rises = place >= last && place < input.size();
    if (!rises) FAIL("offset " << i << " at " << place);
    last = place;
  }
}

// The places in the input of the text's characters, and of its end.
std::vector<std::size_t> places(const Decoded& decoded) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i <= decoded.text.size(); ++i) {
    const bool inside =
        i < decoded.text.size() && (static_cast<unsigned char>(decoded.text[i]) & 0xC0) == 0x80;
    if (!inside) out.push_back(decoded.offsets.to_input(i));
  }
  return out;
}

struct Case {
  std::string input;
  std::string text;
  std::string encoding;
  bool guessed;
  std::size_t replaced;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const Decoded decoded = decode(c.input);
    CAPTURE(c.input);
    check_promises(c.input, decoded);
    CHECK(decoded.text == c.text);
    CHECK(decoded.encoding == c.encoding);
    CHECK(decoded.guessed == c.guessed);
    CHECK(decoded.replaced == c.replaced);
    CHECK_FALSE(decoded.is_binary);
  }
}

// UTF-16 or UTF-32 of ASCII and of what else is given in units.
std::string wide(const std::u32string& units, std::size_t unit_bytes, bool big_endian) {
  std::string out;
  for (const char32_t unit : units) {
    for (std::size_t i = 0; i < unit_bytes; ++i) {
      const std::size_t byte = big_endian ? unit_bytes - 1 - i : i;
      out += static_cast<char>(unit >> (8 * byte) & 0xFF);
    }
  }
  return out;
}

// Words of German news in UTF-8 that outvote a few malformed bytes.
const std::string kGerman = "Für die Gäste ändert sich in der größten Straße Münchens zunächst nichts. ";

TEST_CASE("valid UTF-8 is a view of the input") {
  for (const std::string& input : {"Grüße, 日本 😀\r\n"s, "plain\n"s, ""s, "x"s, "tab\tform\fvt\v"s}) {
    const Decoded decoded = decode(input);
    check_promises(input, decoded);
    CHECK(decoded.text.data() == input.data());
    CHECK(decoded.text == input);
    CHECK(decoded.owned == nullptr);
    CHECK(decoded.encoding == "utf-8");
    CHECK_FALSE(decoded.guessed);
    CHECK(decoded.offsets.to_input(0) == 0);
  }
}

TEST_CASE("byte-order marks decide and are no text") {
  check({
      {"\xEF\xBB\xBFGr\xC3\xBCn", "Grün", "utf-8", false, 0},
      {"\xEF\xBB\xBFGr\xFCn", "Grün", "utf-8", false, 0},
      {"\xEF\xBB\xBF", "", "utf-8", false, 0},
      {"\xFF\xFE", "", "utf-16le", false, 0},
      {"\xFE\xFF", "", "utf-16be", false, 0},
      {"\xFF\xFE\0\0"s, "", "utf-32le", false, 0},
      {"\0\0\xFE\xFF"s, "", "utf-32be", false, 0},
      {"\xFF\xFE" + wide(U"äb", 2, false), "äb", "utf-16le", false, 0},
      {"\xFE\xFF" + wide(U"äb", 2, true), "äb", "utf-16be", false, 0},
      {"\xFF\xFE\0\0"s + wide(U"ä😀", 4, false), "ä😀", "utf-32le", false, 0},
      {"\0\0\xFE\xFF"s + wide(U"ä😀", 4, true), "ä😀", "utf-32be", false, 0},
      {"\xFF\xFE" + wide(U"a", 2, false) + "b", "a\uFFFD", "utf-16le", false, 1},
      {"\xFF\xFE" + wide({0xD83D, 'a', 0xDE00}, 2, false), "\uFFFDa\uFFFD", "utf-16le", false, 2},
      {"\xFE\xFF" + wide({'a', 0xD83D}, 2, true), "a\uFFFD", "utf-16be", false, 1},
      {"\0\0\xFE\xFF"s + wide({'a', 0xD800, 0x110000}, 4, true), "a\uFFFD\uFFFD", "utf-32be", false, 2},
  });
  CHECK(decode("\xEF\xBB\xBF").offsets.to_input(0) == 3);
  CHECK(decode("\xEF\xBB\xBFxy").offsets.to_input(1) == 4);
}

TEST_CASE("UTF-16 offsets are exact, astral characters and line ends included") {
  for (const bool big_endian : {false, true}) {
    const std::string input =
        wide({0xFEFF, 'a', 0xE4, 0xD83D, 0xDE00, '\r', '\n', 0x65E5, 0xD800, 'z'}, 2, big_endian);
    const Decoded decoded = decode(input);
    check_promises(input, decoded);
    CHECK(decoded.text == "aä😀\r\n日\uFFFDz");
    CHECK(places(decoded) == std::vector<std::size_t>{2, 4, 6, 10, 12, 14, 16, 18, 20});
    CHECK(decoded.offsets.to_input(2) == 4);  // inside ä
    CHECK(decoded.offsets.to_input(6) == 6);  // inside 😀
  }
}

TEST_CASE("UTF-16 without a mark shows in its NULs") {
  const std::u32string german = U"Für Gäste, sagte er – „nichts“.\r\n";
  const std::u32string russian = U"Правительство сообщило во вторник, что налоги вырастут.\n";
  const std::u32string chinese =
      U"政府星期二宣布，明年将提高税收。\n部长说：“我们不能再等了。”\n许多人批评这一法案。\n";
  for (const std::u32string& text : {german, russian, chinese, U"hi"s}) {
    for (const bool big_endian : {false, true}) {
      const std::string utf8(decode("\xFF\xFE\0\0"s + wide(text, 4, false)).text);
      check({{wide(text, 2, big_endian), utf8, big_endian ? "utf-16be" : "utf-16le", true, 0}});
    }
  }
}

TEST_CASE("stray NULs are replaced, many make it binary") {
  check({
      {"\0"s, "\uFFFD", "utf-8", false, 1},
      {"a\0"s, "a\uFFFD", "utf-8", false, 1},
      {"ab\0cdefg\0"s, "ab\uFFFDcdefg\uFFFD", "utf-8", false, 2},
      {"Gr\xC3\xBC\0n"s, "Grü\uFFFDn", "utf-8", false, 1},
      {std::string(597, 'a') + "\0\0\0"s, std::string(597, 'a') + "\uFFFD\uFFFD\uFFFD", "utf-8", false, 3},
  });
  CHECK(decode(std::string(596, 'a') + "\0\0\0"s).is_binary);
}

TEST_CASE("what is not text") {
  std::string noise(4096, '\0');
  std::mt19937 random(7);
  for (char& c : noise) c = static_cast<char>(random());
  std::string integers;
  for (std::size_t i = 0; i < 500; ++i) integers += wide({static_cast<char32_t>(i % 20)}, 2, false);
  for (const std::string& input :
       {"\x89PNG\r\n\x1A\n..."s, "\xFF\xD8\xFF\xE0 JFIF"s, "GIF89a"s, "GIF87a!"s, "%PDF-1.7\nabc"s,
        "PK\x03\x04"s, "\x7F\x45LF\x02"s, "\x1F\x8B\x08"s, "\x28\xB5\x2F\xFD$"s, "\0\0\0"s, "\1\2\3"s, noise,
        integers, "\0\0\xFE\xFF"s + noise, std::string(50, '\x1B')}) {
    const Decoded decoded = decode(input);
    CAPTURE(input);
    check_promises(input, decoded);
    CHECK(decoded.is_binary);
    CHECK(decoded.offsets.to_input(0) == input.size());
  }
  CHECK_FALSE(decode("\x1B[1mbold\x1B[0m and then a line of text that goes on for a while").is_binary);
  CHECK_FALSE(decode("end of file\x1A").is_binary);
}

TEST_CASE("damaged UTF-8: a cut sequence is replaced once, as the WHATWG says") {
  const auto damaged = [](const std::string& bad, const std::string& mended, std::size_t replaced) {
    return Case{kGerman + bad, kGerman + mended, "utf-8", true, replaced};
  };
  check({
      damaged("a\xE2\x80 b", "a\uFFFD b", 1),
      damaged("a\xF0\x9F\x98 b", "a\uFFFD b", 1),
      damaged("a\xF0\x9F\x98", "a\uFFFD", 1),
      damaged("a\xE2\x80", "a\uFFFD", 1),
      damaged("a\xC3", "a\uFFFD", 1),
      damaged("a\xE4", "a\uFFFD", 1),
      damaged("a\xC0\xAF!", "a\uFFFD\uFFFD!", 2),
      damaged("a\xE0\x80\xAF!", "a\uFFFD\uFFFD\uFFFD!", 3),
      damaged("a\xED\xA0\x80!", "a\uFFFD\uFFFD\uFFFD!", 3),
      damaged("a\xF4\x90\x80\x80!", "a\uFFFD\uFFFD\uFFFD\uFFFD!", 4),
      damaged("a\xF1\x80\x80\xE1\x80\xC2!", "a\uFFFD\uFFFD\uFFFD!", 3),
      damaged("a\xE4\xC3\xBC b", "a\uFFFDü b", 1),  // a neighbour beyond ASCII
      damaged("a\xC3 b", "a\uFFFD b", 1),
      damaged("a\xC2?", "a\uFFFD?", 1),
      damaged("a\x81 b", "a\uFFFD b", 1),
      {"\xA4hnlich. " + kGerman, "\uFFFDhnlich. " + kGerman, "utf-8", true, 1},
      {"Text \xE2\x80", "Text \uFFFD", "utf-8", true, 1},
  });
}

TEST_CASE("damaged UTF-8: pasted windows-1252 keeps its characters") {
  const auto pasted = [](const std::string& bad, const std::string& mended) {
    return Case{kGerman + bad, kGerman + mended, "utf-8", true, 0};
  };
  check({
      pasted("er \x96 sie", "er – sie"),
      pasted("sp\xE4t", "spät"),
      pasted("Gr\xF6\xDF"
             "e",
             "Größe"),
      pasted("\x84So\x93", "„So“"),
      pasted("S\xC3O", "SÃO"),
      pasted("f\xFC", "fü"),
      {"\xD6lpreise. " + kGerman, "Ölpreise. " + kGerman, "utf-8", true, 0},
  });
  const Decoded decoded = decode("ü\xE4z Größe \x96.");
  CHECK(decoded.text == "ü\uFFFDz Größe –.");
  const Decoded mixed = decode("üü \xE4z");
  CHECK(mixed.text == "üü \xC3\xA4z");
  CHECK(places(mixed) == std::vector<std::size_t>{0, 2, 4, 5, 6, 7});
}

TEST_CASE("damaged UTF-8 needs more well-formed sequences than malformed ones") {
  CHECK(decode("ü ü \xE4z").text == "ü ü äz");
  CHECK(decode("ü \xE4z").encoding == "windows-1252");
  CHECK(decode("ü \xE4z").text == "Ã¼ äz");
}

TEST_CASE("every cut of UTF-8 stays UTF-8") {
  const std::string whole = "Grüße – 日本 😀 „Ende“";
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    const std::string head = whole.substr(0, size);
    check_promises(head, decode(head));
    if (size == 3) continue;  // "Gr\xC3" might as well be windows-1252
    CHECK(decode(head).encoding == "utf-8");
    CHECK(decode(head).replaced <= 1);
    const std::string tail = whole.substr(size) + " und äöüß";
    check_promises(tail, decode(tail));
    CHECK(decode(tail).encoding == "utf-8");
  }
}

TEST_CASE("one byte") {
  for (int b = 0; b < 256; ++b) {
    const std::string input(1, static_cast<char>(b));
    const Decoded decoded = decode(input);
    check_promises(input, decoded);
    CHECK_FALSE(decoded.is_binary);
    CHECK(decoded.encoding == (b < 0x80 ? "utf-8" : "windows-1252"));
    CHECK(decoded.guessed == (b >= 0x80));
    CHECK(decoded.replaced == (b == 0));
  }
}

TEST_CASE("windows-1252 is the fallback and gives every byte a meaning") {
  check({
      {"Men\xFC", "Menü", "windows-1252", true, 0},
      {"caf\xE9", "café", "windows-1252", true, 0},
      {"\x84Wir k\xF6nnen das nicht \xE4ndern\x93, sagte er \x96 10 \x80.",
       "„Wir können das nicht ändern“, sagte er – 10 €.", "windows-1252", true, 0},
      {"\x81\x8D\x8F\x90\x9D", "\u0081\u008D\u008F\u0090\u009D", "windows-1252", true, 0},
      {"CAF\xC9\xBB, dit l\x92homme \xE2g\xE9", "CAFÉ», dit l’homme âgé", "windows-1252", true, 0},
  });
  CHECK(places(decode("a\x80\xFC"
                      "b")) == std::vector<std::size_t>{0, 1, 2, 3, 4});
}

// Bytes written as hexadecimal digits.
std::string unhex(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    out += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  }
  return out;
}

TEST_CASE("older encodings are guessed from a sentence or two") {
  check({
      {unhex("4465722042fc726765726d65697374657220736167746520616d204469656e737461672c20646965"
             "2053747261df65206dfc73736520626973207a756d204672fc686a61687220676573706572727420"
             "626c656962656e2e2084576972206bf66e6e656e20646173206e69636874"),
       "Der Bürgermeister sagte am Dienstag, die Straße müsse bis zum Frühjahr gesperrt bleiben. „Wir können "
       "das nicht",
       "windows-1252", true, 0},
      {unhex("4c65206d696e697374e87265206120616e6e6f6e63e9206d6172646920717565206c612072e9666f"
             "726d6520736572616974207072e973656e74e96520e0206c92417373656d626ce9652064e873206c"
             "612072656e7472e9652e20ab204e6f75732061766f6e7320e9636f7574e9"),
       "Le ministère a annoncé mardi que la réforme serait présentée à l’Assemblée dès la rentrée. « Nous "
       "avons écouté",
       "windows-1252", true, 0},
      {unhex("48616c6c69747573206b6572746f6920746969737461696e612c20657474e4207665726f74206e6f"
             "75736576617420656e73692076756f6e6e612e204d6f6e6574206f766174206172766f7374656c6c"
             "6565742065736974797374e42c206a6f6b61206574656e65652065647573"),
       "Hallitus kertoi tiistaina, että verot nousevat ensi vuonna. Monet ovat arvostelleet esitystä, joka "
       "etenee edus",
       "windows-1252", true, 0},
      {unhex("527ab964206f67b36f7369b32077652077746f72656b2c20bf6520706f6461746b6920777a726f73"
             "6eb920772070727a79737ab3796d20726f6b752e20844e6965206d6fbf656d792064b375bf656a20"
             "637a656b61e694209620706f776965647a6961b3206d696e69737465722e"),
       "Rząd ogłosił we wtorek, że podatki wzrosną w przyszłym roku. „Nie możemy dłużej czekać” – powiedział "
       "minister.",
       "windows-1250", true, 0},
      {unhex("566ce16461207620fa746572fd206f7a6ee16d696c612c209e652064616eec2070f8ed9a74ed2072"
             "6f6b20767a726f73746f752e20844e656df99e656d652064e96c6520e8656b61742c9320f8656b6c"
             "206d696e697374722e20d8616461206c6964ed206ee1767268206b726974"),
       "Vláda v úterý oznámila, že daně příští rok vzrostou. „Nemůžeme déle čekat,“ řekl ministr. Řada lidí "
       "návrh krit",
       "windows-1250", true, 0},
      {unhex("527ab164206f67b36f7369b32077652077746f72656b2c20bf6520706f6461746b6920777a726f73"
             "6eb120772070727a79737ab3796d20726f6b752e20224e6965206d6fbf656d792064b375bf656a20"
             "637a656b61e622202d20706f776965647a6961b3206d696e69737465722e"),
       "Rząd ogłosił we wtorek, że podatki wzrosną w przyszłym roku. \"Nie możemy dłużej czekać\" - "
       "powiedział minister.",
       "iso-8859-2", true, 0},
      {unhex("48fc6bfc6d65742073616cfd2067fc6efc2076657267696c6572696e2067656c6563656b2079fd6c"
             "20617274616361f0fd6efd2061e7fd6b6c6164fd2e2093446168612066617a6c612062656b6c6579"
             "656d6579697a9420646564692062616b616e2e20426972e76f6b206b69fe"),
       "Hükümet salı günü vergilerin gelecek yıl artacağını açıkladı. “Daha fazla bekleyemeyiz” dedi bakan. "
       "Birçok kiş",
       "windows-1254", true, 0},
      {unhex("cff0e0e2e8f2e5ebfcf1f2e2ee20f1eeeee1f9e8ebee20e2ee20e2f2eef0ede8ea2c20f7f2ee20ed"
             "e0ebeee3e820e220f1ebe5e4f3fef9e5ec20e3eee4f320e2fbf0e0f1f2f3f22e20abccfb20ede520"
             "eceee6e5ec20e1eeebfcf8e520e6e4e0f2fcbb2c209720e7e0ffe2e8eb20"),
       "Правительство сообщило во вторник, что налоги в следующем году вырастут. «Мы не можем больше ждать», "
       "— заявил ",
       "windows-1251", true, 0},
      {unhex("d3f0ffe420efeee2b3e4eeece8e220f320e2b3e2f2eef0eeea2c20f9ee20efeee4e0f2eae820ede0"
             "f1f2f3efedeee3ee20f0eeeaf320e7f0eef1f2f3f2fc2e20abcce820ede520eceee6e5ecee20e1b3"
             "ebfcf8e520f7e5eae0f2e8bb2c209720e7e0ffe2e8e220ecb3edb3f1f2f0"),
       "Уряд повідомив у вівторок, що податки наступного року зростуть. «Ми не можемо більше чекати», — "
       "заявив міністр",
       "windows-1251", true, 0},
      {unhex("f0d2c1d7c9d4c5ccd8d3d4d7cf20d3cfcfc2ddc9cccf20d7cf20d7d4cfd2cec9cb2c20ded4cf20ce"
             "c1cccfc7c920d720d3ccc5c4d5c0ddc5cd20c7cfc4d520d7d9d2c1d3d4d5d42e20edd920cec520cd"
             "cfd6c5cd20c2cfccd8dbc520d6c4c1d4d82c20dac1d1d7c9cc20cdc9cec9"),
       "Правительство сообщило во вторник, что налоги в следующем году вырастут. Мы не можем больше ждать, "
       "заявил мини",
       "koi8-r", true, 0},
      {unhex("bfe0d0d2d8e2d5dbece1e2d2de20e1deded1e9d8dbde20d2de20d2e2dee0ddd8da2c20e7e2de20dd"
             "d0dbded3d820d220e1dbd5d4e3eee9d5dc20d3ded4e320d2ebe0d0e1e2e3e22e20bceb20ddd520dc"
             "ded6d5dc20d1dedbece8d520d6d4d0e2ec2c20d7d0efd2d8db20dcd8ddd8"),
       "Правительство сообщило во вторник, что налоги в следующем году вырастут. Мы не можем больше ждать, "
       "заявил мини",
       "iso-8859-5", true, 0},
      {unhex("c720eaf5e2ddf1ede7f3e720e1ede1eaefdfedf9f3e520f4e7ed20d4f1dff4e720fcf4e920efe920"
             "f6fcf1efe920e8e120e1f5eee7e8effded20f4efed20e5f0fcece5edef20f7f1fcedef2e2022c4e5"
             "ed20ecf0eff1effdece520ede120f0e5f1e9ecddedeff5ece520dcebebef"),
       "Η κυβέρνηση ανακοίνωσε την Τρίτη ότι οι φόροι θα αυξηθούν τον επόμενο χρόνο. \"Δεν μπορούμε να "
       "περιμένουμε άλλο",
       "iso-8859-7", true, 0},
      {unhex("e4eeeef9ece420e4e5e3e9f2e420e1e9e5ed20f9ece9f9e920ebe920e4eef1e9ed20e9f2ece520e1"
             "f9f0e420e4e1e0e42e20e4f9f820e0eef820ebe920ece020f0e9faef20ece7ebe5fa20f2e5e32e"),
       "הממשלה הודיעה ביום שלישי כי המסים יעלו בשנה הבאה. השר אמר כי לא ניתן לחכות עוד.", "iso-8859-8-i",
       true, 0},
      {unhex("c3dae1e4ca20c7e1cddfe6e3c920ede6e320c7e1cbe1c7cbc7c120c3e420c7e1d6d1c7c6c820d3ca"
             "d1caddda20dded20c7e1dac7e320c7e1e3dec8e12e20e6dec7e120c7e1e6d2edd120c5e4e4c720e1"
             "c720e4d3cad8edda20c7e1c7e4cad9c7d120c3dfcbd120e3e420d0e1df2e"),
       "أعلنت الحكومة يوم الثلاثاء أن الضرائب سترتفع في العام المقبل. وقال الوزير إننا لا نستطيع الانتظار "
       "أكثر من ذلك.",
       "windows-1256", true, 0},
      {unhex("90ad957b82cd89ce976a93fa81419788944e82a982e7919d90c582b782e982c694ad955c82b582bd"
             "814291e5906282cd817582b182ea88c88fe391d282c482c882a2817682c68f7182d782bd814291bd"
             "82ad82cc8d9196af82aa964088c482f094e194bb82b582c482a282e98142"),
       "政府は火曜日、来年から増税すると発表した。大臣は「これ以上待てない」と述べた。多くの国民が法案を批判"
       "している。",
       "shift_jis", true, 0},
      {unhex("c0afc9dca4cfb2d0cdcbc6fca1a2cde8c7afa4aba4e9c1fdc0c7a4b9a4eba4c8c8afc9bda4b7a4bf"
             "a1a3c2e7bfc3a4cfa1d6a4b3a4ecb0cabee5c2d4a4c6a4caa4a4a1d7a4c8bdd2a4d9a4bfa1a3c2bf"
             "a4afa4ceb9f1ccb1a4accba1b0c6a4f2c8e3c8bda4b7a4c6a4a4a4eba1a3"),
       "政府は火曜日、来年から増税すると発表した。大臣は「これ以上待てない」と述べた。多くの国民が法案を批判"
       "している。",
       "euc-jp", true, 0},
      {unhex("d5feb8aed0c7c6dab6fed0fbb2bc2cc3f7c4eabdabcce1b8dfcbb0cad5a1a3b2bfb3a4cbb53aa1b0"
             "ced2c3c7b2bbc4dcd4d9b5c8c1cba1a3a1b1d0edb6e0c8cbc5fac6c0d5e2cfeed4a4bcc6d4dacfc4"
             "bcbed6aec7b0cda8b9fdb5c4b7a8b0b8a1a3"),
       "政府星期二宣布,明年将提高税收。部长说:“我们不能再等了。”许多人批评这项预计在夏季之前通过的法案。",
       "gb18030", true, 0},
      {unhex("ac46a9b2ac50b4c1a447abc5a5ac2ca9faa67eb14eb4a3b0aab57ca6aca143b3a1aaf8bba13aa175"
             "a7daadcca4a3afe0a641b5a5a446a143a176b35ca668a448a7e5b5fbb36fb6b5b977ad70a662ae4c"
             "a975a4a7ab65b371b94caabaaa6baed7a143"),
       "政府星期二宣布,明年將提高稅收。部長說:「我們不能再等了。」許多人批評這項預計在夏季之前通過的法案。",
       "big5", true, 0},
      {unhex("c1a4baceb4c220c8adbfe4c0cf20b3bbb3e2bfa120bcbcb1ddc0bb20c0cebbf3c7d1b4d9b0ed20b9"
             "dfc7a5c7dfb4d92e20c0e5b0fcc0ba20b4f520c0ccbbf320b1e2b4d9b8b120bcf620bef8b4d9b0ed"
             "20b8bbc7dfb4d92e20b8b9c0ba20b1b9b9cec0cc20b9fdbec8c0bb20baf1c6c7c7cfb0ed20c0d6b4"
             "d92e"),
       "정부는 화요일 내년에 세금을 인상한다고 발표했다. 장관은 더 이상 기다릴 수 없다고 말했다. 많은 국민이 "
       "법안을 비판하고 있다.",
       "euc-kr", true, 0},
  });
}

TEST_CASE("offsets are exact where characters have several bytes") {
  const std::string kana = unhex("61621b2442402f495c244f40471b2842") + ".";
  const Decoded japanese = decode(kana);
  check_promises(kana, japanese);
  CHECK(japanese.text == "ab政府は税.");
  CHECK(japanese.encoding == "iso-2022-jp");
  CHECK(japanese.guessed);
  CHECK(places(japanese) == std::vector<std::size_t>{0, 1, 2, 7, 9, 11, 13, 17});

  // Ends with a character of the Hong Kong set, a letter, a lead byte before ASCII, another at the end.
  const std::string big5 =
      unhex(
          "ac46a9b2ac50b4c1a447abc5a5ac2ca9faa67eb14eb4a3b0aab57ca6aca143b3a1aaf8bba13aa175a7daadcca4a3afe0a6"
          "41b5a5a446a143a176b35ca668a448a7e5b5fbb36fb6b5b977ad70a662ae4c") +
      unhex("874041882188");
  const Decoded taiwanese = decode(big5);
  check_promises(big5, taiwanese);
  CHECK(taiwanese.text ==
        "政府星期二宣布,明年將提高稅收。部長說:「我們不能再等了。」許多人批評這項預計在夏"
        "䏰A\uFFFD!\uFFFD");
  CHECK(taiwanese.encoding == "big5");
  CHECK(taiwanese.replaced == 2);
  const std::vector<std::size_t> at = places(taiwanese);
  const std::size_t end = big5.size();
  CHECK(std::vector<std::size_t>(at.end() - 6, at.end()) ==
        std::vector<std::size_t>{end - 6, end - 4, end - 3, end - 2, end - 1, end});
}

TEST_CASE("a decoded document may be moved") {
  const std::string input = "\xFC";  // so short that std::string would keep it in itself
  Decoded first = decode(input);
  const Decoded second = std::move(first);
  Decoded third;
  third = decode(input);
  CHECK(second.text == "ü");
  CHECK(third.text == "ü");
  CHECK(second.text.data() == second.owned->data());
}

TEST_CASE("promises hold for random bytes") {
  std::mt19937 random(20240501);
  const std::string marks[] = {"", "", "", "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF", "\xFF\xFE\0\0"s, "\x1B$B"};
  const std::string pieces[] = {"ä", "😀",    "\xE2\x80", "\xED\xA0\x80", "\xF6", " ",
                                "a", "\xC3", "\n",       "\x93",         "\0"s};
  for (int round = 0; round < 10000; ++round) {
    std::string input = marks[random() % std::size(marks)];
    const auto size = random() % 40;
    const auto kind = random() % 4;
    for (std::size_t i = 0; i < size; ++i) {
      if (kind == 0) input += static_cast<char>(random());
      if (kind == 1) input += static_cast<char>(0x20 | random());
      if (kind == 2)
        input += static_cast<char>(random() % 2 != 0U ? 0x80 | random() : 0x20 + random() % 0x5F);
      if (kind == 3) input += pieces[random() % std::size(pieces)];
    }
    CAPTURE(input);
    check_promises(input, decode(input));
  }
}

}  // namespace
}  // namespace kehraus

"""kehraus rules: list, show, test, lint, stats, new."""
import json
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from program import ARTICLE, ProgramTest  # noqa: E402


class Rules(ProgramTest):
    def test_list_and_show(self):
        listed = json.loads(self.run_program("rules", "list", "--to", "json").text)
        self.assertGreater(len(listed), 10)
        lines = self.run_program("rules", "list").text.splitlines()
        self.assertEqual([line.split()[0] for line in lines], [rule["id"] for rule in listed])
        first = listed[0]["id"]
        shown = self.run_program("rules", "show", first)
        self.assertEqual(shown.status, 0)
        self.assertIn("[[example]]", shown.text)

    def test_list_can_be_narrowed(self):
        rules = json.loads(self.run_program("rules", "list", "--to", "json", "--language", "de").text)
        self.assertEqual({rule["language"] for rule in rules}, {"de"})
        rules = json.loads(self.run_program("rules", "list", "--to", "json", "--category", "dateline").text)
        self.assertEqual({rule["category"] for rule in rules}, {"dateline"})
        categories = self.run_program("rules", "list", "--categories").text.split()
        self.assertEqual(len(categories), 28)
        self.assertEqual((categories[0], categories[-1]), ("wire-disclaimer", "other"))

    def test_languages_are_listed_and_shown(self):
        listed = json.loads(self.run_program("rules", "list", "--languages", "--to", "json").text)
        languages = {language["code"]: language for language in listed}
        self.assertEqual(languages["de"]["name"], "German")
        self.assertTrue(languages["de"]["has_words"])
        self.assertGreater(languages["de"]["rules"], 50)
        lines = self.run_program("rules", "list", "--languages").text.splitlines()
        self.assertEqual([line.split()[0] for line in lines], [language["code"] for language in listed])
        ids = [rule["id"] for rule in json.loads(self.run_program("rules", "list", "--to", "json").text)]
        self.assertNotIn("de/language", ids)
        self.assertIn("[dates]", self.run_program("rules", "show", "de/language").text)
        self.assertIn('name = "', self.run_program("rules", "show", "any/language").text)

    # Nonsense of which CLD2 makes nothing: without the folder it has no language.
    def test_a_language_is_added_by_a_folder_alone(self):
        os.makedirs(self.path("mine/zz"))
        words = ["zok", "ur", "nemi", "ka", "ve", "tolo", "sem", "pri", "uz", "dem"]
        self.write("mine/zz/language.toml", f'name = "Invented"\nstop_words = {json.dumps(words)}\n'
                   '[dates]\nmonths = ["enar", "duar", "triar", "kvar", "kvinar", "sesar", "separ", "okar", "nauar", '
                   '"dekar", "undekar", "dudekar"]\npublished = ["aperita"]\n')
        others = ["brimo", "fantu", "holki", "strobe", "lindra", "grapo", "viltu", "drosne", "melka", "quendo"]
        body = "\n\n".join("So " + " ".join(f"{small} {other}" for small, other in zip(words, others[n:] + others[:n])) + "."
                           for n in range(4))
        text = f"Brimo fantu holki\n\nAperita 29 dekar 2024\n\n{body}\n"
        record = json.loads(self.run_program("clean", "--rules", "mine", "--to", "json", stdin=text).text)
        self.assertEqual((record["language"], record["date_published"]), ("zz", "2024-10-29"))
        self.assertNotIn("Aperita", record["text"])
        listed = self.run_program("rules", "list", "--languages", "--rules", "mine").text
        self.assertRegex(listed, r"(?m)^zz +0 +words +Invented$")
        self.assertEqual(self.run_program("rules", "test", "mine").status, 0)
        self.assertEqual(self.run_program("rules", "lint", "mine").status, 0)

    def test_a_new_language_is_a_draft_that_loads(self):
        made = self.run_program("rules", "new", "mine/zz/language.toml")
        self.assertEqual(made.status, 0)
        self.assertEqual(self.run_program("rules", "lint", "mine").status, 0)
        draft = self.read("mine/zz/language.toml")
        self.write("mine/zz/language.toml", draft.replace("# stop_words", "stop_words").replace("#   ", "  ")
                   .replace("# months", "months").replace("# ]", "]").replace("# weekdays", "weekdays")
                   .replace("# published", "published").replace("# plain", "plain"))
        self.assertEqual(self.run_program("rules", "test", "mine").err, "")

    def test_a_wrong_word_stops_before_any_document(self):
        os.makedirs(self.path("mine/zz"))
        self.write("mine/zz/language.toml", 'name = "X"\n[dates]\nrelative = ["Der"]\n')
        for command in [["clean", "--rules", "mine"], ["rules", "test", "mine"], ["rules", "lint", "mine"]]:
            answer = self.run_program(*command, stdin=ARTICLE)
            self.assertEqual((answer.status, answer.out), (2, b""), command)
            self.assertRegex(answer.err, r"mine/zz/language\.toml:3: .*`der`")

    def test_an_unknown_rule_is_usage(self):
        answer = self.run_program("rules", "show", "de/no-such-rule")
        self.assertEqual(answer.status, 2)
        self.assertIn("no rule 'de/no-such-rule'", answer.err)

    def test_a_new_rule_is_a_draft_that_passes(self):
        made = self.run_program("rules", "new", "mine/de/my-rule.toml")
        self.assertEqual((made.status, made.text), (0, "mine/de/my-rule.toml\n"))
        tested = self.run_program("rules", "test", "mine")
        self.assertEqual((tested.status, tested.err), (0, ""))
        self.assertEqual(tested.text, "2 examples of 1 rules: 0 failed\n")
        self.assertEqual(self.run_program("rules", "show", "--rules", "mine", "de/my-rule").text,
                         self.read("mine/de/my-rule.toml"))
        cleaned = self.run_program("clean", "--rules", "mine", stdin=ARTICLE + "\nReplace this phrase!\n")
        self.assertNotIn("Replace this phrase", cleaned.text)

    def test_a_new_rule_for_elements_is_a_draft_that_passes(self):
        made = self.run_program("rules", "new", "--elements", "mine/any/page-my-box.toml")
        self.assertEqual((made.status, made.text), (0, "mine/any/page-my-box.toml\n"))
        tested = self.run_program("rules", "test", "mine")
        self.assertEqual((tested.status, tested.err), (0, ""))
        self.assertEqual(tested.text, "2 examples of 1 rules: 0 failed\n")
        self.assertEqual(self.run_program("rules", "lint", "mine").status, 0)
        draft = self.read("mine/any/page-my-box.toml")
        self.write("mine/any/page-my-box.toml", draft.replace("# class_none", "class_none")
                   .replace("# element_any   =", "element_any   =").replace("# role_any", "role_any")
                   .replace("# attribute_any", "attribute_any"))
        self.assertEqual(self.run_program("rules", "test", "mine").status, 0)
        page = f'<p>{ARTICLE}</p><div id="replaceThis"><p>The ferry sails again</p></div>'
        cleaned = self.run_program("clean", "--from", "html", "--rules", "mine", stdin=page)
        self.assertEqual(cleaned.status, 0)
        self.assertNotIn("sails again", cleaned.text)

    def test_a_rule_for_one_host_asks_where_a_page_stood(self):
        rule = self.element_rule('attribute_any = ["data-part=boat"]\nhost_any = [".courier.example"]\n'
                                 '[match.inside]\nelement_any = ["main"]\n')
        os.makedirs(self.path("mine/any"))
        self.write("mine/any/page-boat.toml", rule)
        tested = self.run_program("rules", "test", "mine")
        self.assertEqual((tested.status, tested.err), (0, ""))
        body = f'<main><p>{ARTICLE}</p><div data-part="boat"><p>The ferry sails again.</p></div></main>'
        lines = [{"id": 1, "url": "https:\\/\\/www.Courier.example\\/1", "html": body},
                 {"id": 2, "url": "https://other.example/1", "html": body},
                 {"id": 3, "html": '<link rel=canonical href="https://old.courier.example/1">' + body}]
        text = "".join(json.dumps(line).replace("\\\\", "\\") + "\n" for line in lines)
        cleaned = self.run_program("clean", "--no-scorer", "--rules", "mine", "--from", "jsonl", stdin=text)
        self.assertEqual(["sails again" in line for line in cleaned.text.splitlines()], [False, True, False])
        explained = self.run_program("explain", "--no-scorer", "--rules", "mine", "--from", "html", stdin=lines[2]["html"])
        self.assertIn("any/page-boat", explained.text)
        self.assertIn("pattern: data-part=boat", explained.text)

    @staticmethod
    def element_rule(match):
        return ('summary = "A box"\nwhy = "It is one."\nsource = "courier.example"\ncategory = "other"\n'
                'action = "drop"\n[match]\n' + match + """
[[example]]
html   = '<main><div data-part="boat"><p>The ferry sails again.</p></div></main>'
url    = "https://courier.example/news"
expect = "drop"
[[example]]
html   = '<main><div data-part="boat"><p>The ferry sails again.</p></div></main>'
url    = "https://other.example/news"
expect = "keep"
""")

    def test_what_is_wrong_with_conditions_is_said_with_its_line(self):
        os.makedirs(self.path("mine/any"))
        for match, said in [('attribute_any = ["Data=x"]', "`name`, `name=value` or `name~words`"),
                            ('class_any = ["x"]\nhost_any = ["https://x.example"]', "is no host"),
                            ('class_any = ["x"]\n[match.inside]\nphrase_any = ["x"]', "unknown key `phrase_any`")]:
            self.write("mine/any/page-boat.toml", self.element_rule(match + "\n"))
            tested = self.run_program("rules", "test", "mine")
            self.assertEqual(tested.status, 2)
            self.assertIn(said, tested.err)
            self.assertRegex(tested.err, r"page-boat\.toml:\d+: ")

    def test_rules_for_elements_are_of_no_language(self):
        for path in ["mine/de/page-my-box.toml", "mine/any/language.toml"]:
            answer = self.run_program("rules", "new", "--elements", path)
            self.assertEqual(answer.status, 2)
            self.assertIn("DIR/any/NAME.toml", answer.err)

    def test_new_does_not_overwrite_and_knows_the_layout(self):
        self.run_program("rules", "new", "mine/de/my-rule.toml")
        again = self.run_program("rules", "new", "mine/de/my-rule.toml")
        self.assertEqual(again.status, 2)
        self.assertIn("File exists", again.err)
        for path in ["my-rule.toml", "mine/german/x.toml", "mine/de/My Rule.toml", "mine/de/x.json"]:
            self.assertEqual(self.run_program("rules", "new", path).status, 2, path)

    def test_a_broken_example_fails_with_its_place(self):
        self.run_program("rules", "new", "mine/de/my-rule.toml")
        text = self.read("mine/de/my-rule.toml").replace('text   = "Replace this phrase:"', 'text   = "Another line"')
        self.write("mine/de/my-rule.toml", text)
        answer = self.run_program("rules", "test", "mine")
        self.assertEqual(answer.status, 1)
        self.assertRegex(answer.err, r"mine/de/my-rule\.toml:\d+: de/my-rule: ")

    def test_a_language_folder_may_be_a_link(self):
        self.run_program("rules", "new", "kept/de/my-rule.toml")
        os.makedirs(self.path("mine"))
        os.symlink(self.path("kept/de"), self.path("mine/de"))
        self.assertIn("of 1 rules: 0 failed", self.run_program("rules", "test", "mine").text)

    def test_stats_count_what_each_rule_took(self):
        os.makedirs(self.path("docs/inner"))
        prose = "The ferry crossed the river on Tuesday, and nobody on board had to row at all."
        self.write("docs/one.txt", f"{prose}\n\nAdvertisement\n\n{prose} Twice.\n")
        self.write("docs/inner/two.jsonl", json.dumps({"text": f"{prose}\n\nAdvertisement\n\n{prose} Twice."}) + "\n")
        self.write("docs/notes.md", "Advertisement\n")
        answer = self.run_program("rules", "stats", "--to", "json", "docs")
        self.assertEqual((answer.status, answer.err), (0, ""))
        stats = json.loads(answer.text)
        self.assertEqual(stats["documents"], 2)
        rule = next(rule for rule in stats["rules"] if rule["id"] == "any/advertisement-word")
        self.assertEqual((rule["documents"], rule["removals"], rule["words"]), (2, 2, 2))
        self.assertEqual([sample["text"] for sample in rule["samples"]], ["Advertisement"])
        lines = self.run_program("rules", "stats", "--samples", "0", "docs").text
        self.assertIn("any/advertisement-word", lines)
        self.assertEqual(self.run_program("rules", "stats", "no-such-folder").status, 1)

    def test_a_bad_rule_stops_before_any_document(self):
        os.makedirs(self.path("mine/de"))
        self.write("mine/de/bad.toml", 'sumary = "x"\n')
        for command in [["clean", "--rules", "mine"], ["rules", "test", "mine"], ["rules", "list", "--rules", "mine"]]:
            answer = self.run_program(*command, stdin=ARTICLE)
            self.assertEqual((answer.status, answer.out), (2, b""), command)
            self.assertRegex(answer.err, r"mine/de/bad\.toml:1")


if __name__ == "__main__":
    unittest.main()

"""Archives: which records are documents, and what is said of each."""
import os
import sys
import unittest
import zlib

sys.path.insert(0, os.path.dirname(__file__))
import archives  # noqa: E402
from archives import http, page, record  # noqa: E402
from program import ProgramTest  # noqa: E402


class Archives(ProgramTest):
    def clean(self, *records, name="a.warc", arguments=()):
        self.write(name, b"".join(records))
        return self.run_program("clean", *arguments, name)

    def test_all_ways_to_store_an_archive_give_the_same(self):
        records = archives.pages(40)
        whole = b"".join(records)
        stored = {"plain.warc": whole, "each.warc.gz": b"".join(map(archives.gzip_member, records)),
                  "one.warc.gz": archives.gzip_member(whole), "each.warc.zst": b"".join(map(archives.zstd_frame, records)),
                  "one.warc.zst": archives.zstd_frame(whole), "twice.warc": archives.zstd_frame(archives.gzip_member(whole)),
                  "unnamed": archives.gzip_member(whole)}
        outputs = {self.clean(data, name=name).out for name, data in stored.items()}
        self.assertEqual(len(outputs), 1)
        self.assertEqual(len(outputs.pop().splitlines()), 40)
        answer = self.run_program("clean", "--from", "warc", stdin=whole)
        self.assertEqual(len(answer.records), 40)

    def test_identity(self):
        answer = self.clean(record(1, http(page(1))), record(2, http(page(2)), WARC_Record_ID=None, WARC_Date="soon",
                                                             WARC_Target_URI="<https://ferry.example/ä?\"q\">"))
        first, second = answer.records
        self.assertEqual((first["id"], first["url"], first["date_crawled"]),
                         ("urn:test:1", "https://ferry.example/1", "2025-03-04T05:06:07Z"))
        self.assertEqual((second["id"], second["url"]), ("a:2", "https://ferry.example/ä?\"q\""))
        self.assertEqual((first["site"], second["site"]), ("ferry.example", "ferry.example"))
        self.assertNotIn("date_crawled", second)

    def test_encodings_of_http(self):
        raw_deflate = zlib.compress(page(1))[2:-4]
        for name, block in {
            "plain": http(page(1)),
            "chunked": http(archives.chunked(page(1)), Transfer_Encoding="chunked"),
            "gzip": http(archives.gzip_member(page(1)), Content_Encoding="gzip"),
            "gzip, chunked": http(archives.chunked(archives.gzip_member(page(1))), Content_Encoding="x-gzip",
                                  Transfer_Encoding="chunked"),
            "zlib": http(zlib.compress(page(1)), Content_Encoding="deflate"),
            "deflate": http(raw_deflate, Content_Encoding="deflate"),
            "br": http(archives.brotli(page(1)), Content_Encoding="br"),
            "zstd": http(archives.zstd_frame(page(1)), Content_Encoding="zstd"),
            "two": http(archives.brotli(archives.gzip_member(page(1))), Content_Encoding="gzip, br"),
            "decoded": http(page(1), Content_Encoding="br", Transfer_Encoding="chunked"),
            "noise behind": http(archives.gzip_member(page(1)) + b"noise", Content_Encoding="gzip"),
        }.items():
            with self.subTest(name):
                answer = self.clean(record(1, block))
                self.assertEqual((answer.status, len(answer.records)), (0, 1), answer.err)
                self.assertIn("The ferry number 1 crossed", answer.records[0]["text"])
                self.assertNotIn("warnings", answer.records[0])

    def test_a_page_that_was_cut_is_used(self):
        text = page(1) + b"<p>" + os.urandom(3000).hex().encode()
        for name, block in {
            "gzip": http(archives.gzip_member(text)[:-300], Content_Encoding="gzip"),
            "chunked": http(archives.chunked(text)[:-300], Transfer_Encoding="chunked"),
            "br": http(archives.brotli(text)[:-300], Content_Encoding="br"),
            "as said": http(text),
        }.items():
            with self.subTest(name):
                answer = self.clean(record(1, block, WARC_Truncated="length"))
                self.assertEqual(answer.status, 0)
                self.assertIn("The ferry number 1 crossed", answer.records[0]["text"])
                self.assertIn("content_truncated", answer.records[0]["warnings"])

    def test_charsets_are_the_servers(self):
        for charset in ("iso-8859-2", "windows-1251", "shift_jis", "koi8-r"):
            words = {"iso-8859-2": "Přívoz překročil řeku v úterý odpoledne.", "shift_jis": "フェリーは火曜日に川を渡りました。"}.get(
                charset, "Паром пересёк реку во вторник днём.")
            with self.subTest(charset):
                body = f"<html><body><article><p>{words}</p></article></body></html>".encode(charset)
                answer = self.clean(record(1, http(body, f'text/html; charset="{charset}"')),
                                    record(2, http(words.encode(charset), f"text/plain; charset={charset}")))
                self.assertEqual([found["text"] for found in answer.records], [words, words])

    def test_what_is_no_document_is_passed_over_and_counted(self):
        answer = self.clean(
            record(0, b"software: x\r\n", kind="warcinfo", content_type="application/warc-fields"),
            record(1, b"GET / HTTP/1.1\r\n\r\n", kind="request", content_type="application/http; msgtype=request"),
            record(2, http(page(2))), record(3, b"a: b\r\n", kind="metadata", content_type="application/warc-fields"),
            record(4, http(b"\x89PNG", "image/png")), record(5, http(page(5), status="404 Not Found")),
            record(6, http(b"", status="301 Moved")), record(7, http(page(7), None)), record(8, http(b"\0\1", None)),
            record(9, page(9), kind="resource", content_type="text/html"),
            record(10, b"ferry.example A 192.0.2.1", kind="response", content_type="text/dns"),
            record(11, b"The ferry crossed on Tuesday.", kind="conversion", content_type="text/plain"),
            record(12, http(page(12), "application/octet-stream"), WARC_Identified_Payload_Type="text/html"),
            record(13, http(page(13)), kind="revisit"), arguments=["-v"])
        self.assertEqual([found["id"].rsplit(":")[-1] for found in answer.records], ["2", "7", "9", "11", "12"])
        self.assertIn("9 records of archives passed over: 4 of other types, 2 answers without success, "
                      "3 neither page nor text", answer.err)

    def test_an_archive_of_nothing(self):
        self.assertEqual(self.run_program("clean", "--from", "warc", stdin=b"").out, b"")
        answer = self.clean(record(1, b"x", kind="metadata"))
        self.assertEqual((answer.status, answer.out, answer.err), (0, b"", ""))

    def test_documents_that_are_too_large_fail_alone(self):
        answer = self.clean(record(1, http(page(1))), record(2, http(page(2) + b"x" * 200_000)),
                            record(3, http(b"y" * 300_000, "video/mp4")), record(4, http(page(4))),
                            arguments=["--max-document-bytes", "20000"])
        self.assertEqual([found["outcome"] for found in answer.records], ["clean", "failed", "clean"])
        self.assertIn("larger than", answer.records[1]["error"])
        self.assertEqual(answer.records[1]["id"], "urn:test:2")

    def test_threads_change_nothing(self):
        units = [archives.gzip_member(found) for found in archives.pages(300)]
        units[7] = units[7][:50]
        outputs = {self.clean(*units, name="a.warc.gz", arguments=["-j", jobs]).out for jobs in ("1", "2", "8")}
        self.assertEqual(len(outputs), 1)

    def test_explain(self):
        self.write("a.warc", b"".join(archives.pages(2)))
        answer = self.run_program("explain", "a.warc")
        self.assertEqual(answer.status, 0)
        self.assertIn("a.warc:2: clean", answer.text)


if __name__ == "__main__":
    unittest.main()

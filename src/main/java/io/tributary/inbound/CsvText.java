package io.tributary.inbound;

import io.tributary.http.BadRequest;
import io.tributary.model.ConversionFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of a file that should be comma-separated values in UTF-8. */
final class CsvText {
  private static final String WAY_OUT =
      " In Excel choose Save as, “CSV UTF-8”; in Google Sheets File, Download, “Comma-separated"
          + " values”.";

  private CsvText() {}

  /**
   * Reads it, without the mark that some programs put first.
   *
   * @throws BadRequest when it is something else
   */
  static String of(byte[] content) {
    refuseOthers(content);
    requireFewLines(content);
    CharBuffer text = CharBuffer.allocate(content.length);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(bytes, text, true);
    if (result.isError()) {
      throw new BadRequest(
          "Line " + line(content, bytes.position()) + " is not in UTF-8." + WAY_OUT);
    }
    text.flip();
    return !text.isEmpty() && text.charAt(0) == '\uFEFF'
        ? text.subSequence(1, text.length()).toString()
        : text.toString();
  }

  private static void refuseOthers(byte[] content) {
    if (content.length == 0) {
      throw new BadRequest("The file is empty: it needs a line of names, and a line a conversion.");
    }
    if (startsWith(content, 'P', 'K', 3, 4) || startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new BadRequest("This is a workbook, not a CSV file." + WAY_OUT);
    }
    if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
      throw new BadRequest("The file is in UTF-16." + WAY_OUT);
    }
  }

  private static boolean startsWith(byte[] content, int... first) {
    for (int at = 0; at < first.length; at++) {
      if (at >= content.length || (content[at] & 0xFF) != first[at]) {
        return false;
      }
    }
    return true;
  }

  /** Before anything of it is kept; a text with line breaks in it counts as several. */
  private static void requireFewLines(byte[] content) {
    int lines = line(content, content.length) - 1;
    if (lines > ConversionFile.MOST_LINES + 1) {
      throw new BadRequest(
          "The file has more than %,d lines: send it in several."
              .formatted(ConversionFile.MOST_LINES));
    }
  }

  private static int line(byte[] content, int end) {
    int line = 1;
    for (int at = 0; at < end; at++) {
      boolean isPair = content[at] == '\r' && at + 1 < content.length && content[at + 1] == '\n';
      line += (content[at] == '\n' || content[at] == '\r') && !isPair ? 1 : 0;
    }
    return line;
  }
}

package io.github.mediastore.internal.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Tells apart what is text: SVG and other XML, HTML, Netpbm, and prose. */
final class TextFile {

  private static final int PREFIX = 4096;
  private static final Set<String> HTML_ELEMENTS =
      Set.of("html", "head", "body", "script", "div", "p", "title", "meta");

  private TextFile() {}

  /** Returns the format, {@link ImageFormat#UNKNOWN} if the file is not text. */
  static ImageFormat format(UploadBuffer upload) throws IOException {
    if (FormatSniffer.isNetpbm(upload)) {
      return ImageFormat.NETPBM;
    }
    String text = decode(start(upload));
    return isPrintable(text) ? markup(text) : ImageFormat.UNKNOWN;
  }

  /** Looks into the first bytes of a gzip file, inflating no more than a few. */
  static boolean isGzippedSvg(UploadBuffer upload) throws IOException {
    byte[] inflated = new byte[PREFIX];
    int length = 0;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(start(upload)))) {
      for (int read = 0; read >= 0 && length < PREFIX; length += Math.max(0, read)) {
        read = in.read(inflated, length, PREFIX - length);
      }
    } catch (IOException startIsNotAWholeFile) {
      return markup(decode(inflated)) == ImageFormat.SVG;
    }
    return markup(decode(inflated)) == ImageFormat.SVG;
  }

  private static byte[] start(UploadBuffer upload) throws IOException {
    boolean longer = upload.has(PREFIX);
    return upload.copy(0, longer ? PREFIX : upload.size());
  }

  private static String decode(byte[] start) {
    if (start.length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
      return new String(start, 2, start.length - 2, UTF_16BE);
    }
    if (start.length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
      return new String(start, 2, start.length - 2, UTF_16LE);
    }
    String latin1 = new String(start, ISO_8859_1);
    return latin1.startsWith("\u00EF\u00BB\u00BF") ? latin1.substring(3) : latin1;
  }

  private static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> (c >= ' ' && c != 0x7F) || (c >= '\t' && c <= '\r'));
  }

  private static ImageFormat markup(String mixedCase) {
    String text = mixedCase.toLowerCase(Locale.ROOT);
    int at = afterProlog(text);
    if (text.startsWith("<!doctype html", at)) {
      return ImageFormat.HTML;
    }
    String root = elementName(text, at);
    if (root.equals("svg") || (text.contains("<svg") && !HTML_ELEMENTS.contains(root))) {
      return ImageFormat.SVG;
    }
    if (HTML_ELEMENTS.contains(root)) {
      return ImageFormat.HTML;
    }
    return text.startsWith("<?xml") || !root.isEmpty() ? ImageFormat.XML : ImageFormat.TEXT;
  }

  /** Passes over white space, processing instructions, comments and a document type not HTML's. */
  private static int afterProlog(String text) {
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) <= ' ') {
        at++;
      } else if (text.startsWith("<?", at)) {
        at = after(text, "?>", at);
      } else if (text.startsWith("<!--", at)) {
        at = after(text, "-->", at);
      } else if (text.startsWith("<!doctype", at) && !text.startsWith("<!doctype html", at)) {
        int close = after(text, ">", at);
        int subset = text.indexOf('[', at);
        at = subset >= 0 && subset < close ? after(text, ">", after(text, "]", subset)) : close;
      } else {
        break;
      }
    }
    return at;
  }

  private static int after(String text, String what, int from) {
    int at = text.indexOf(what, from);
    return at < 0 ? text.length() : at + what.length();
  }

  /** Returns the name of the element that starts here, without its prefix; empty if none does. */
  private static String elementName(String text, int at) {
    if (!text.startsWith("<", at)) {
      return "";
    }
    int end = at + 1;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == ':')) {
      end++;
    }
    String name = text.substring(at + 1, end);
    return name.substring(name.indexOf(':') + 1);
  }
}

package io.github.mediastore.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.http.ImgAttributes;
import io.github.mediastore.image.CompressedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The gallery as HTML. */
final class GalleryPage {

  private static final String RECEIPT = "receipt";
  private static final int LONGEST_NAME = 200;

  private static final String PAGE = readPage();

  private GalleryPage() {}

  /** Returns a picture with what the page tells about it: its name, and what compressing it did. */
  static MediaContent described(CompressedImage picture, String name) {
    return picture.withAttributes(
        Map.of(MediaAttributes.FILENAME, fit(name), RECEIPT, picture.receipt().toString()));
  }

  /** A request can name a file anything; half of a letter, or NUL, is no text for a database. */
  private static String fit(String name) {
    String text = name.replaceAll("[\\p{Cc}\\p{Cs}]", "?");
    return text.codePoints()
        .limit(LONGEST_NAME)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static String of(List<MediaInfo> media) {
    String figures =
        IntStream.range(0, media.size())
            .mapToObj(index -> figure(media.get(index), index))
            .collect(joining("\n"));
    return PAGE.replace("<!-- media -->", media.isEmpty() ? "<p>No pictures yet.</p>" : figures);
  }

  private static String figure(MediaInfo info, int index) {
    String name =
        info.attributes().getOrDefault(MediaAttributes.FILENAME, "Picture " + (index + 1));
    String receipt = info.attributes().getOrDefault(RECEIPT, info.contentType());
    return """
    <figure>%s<figcaption>%s
    <details><summary>%s</summary>%s</details>
    <button type="button" data-remove="%s" aria-label="Remove %s">Remove</button>
    </figcaption></figure>\
    """
        .formatted(
            element(info, index),
            escaped(name),
            String.format(Locale.ROOT, "%,d bytes", info.size()),
            escaped(receipt),
            escaped(info.id().value()),
            escaped(name));
  }

  private static String element(MediaInfo info, int index) {
    String source = "/media/" + index;
    if (info.contentType().startsWith("video/")) {
      return "<video src=\"%s\" controls preload=\"metadata\"></video>".formatted(source);
    }
    MediaInfo card = info.renditionOrFull("card"); // A small square has none, and needs none.
    ImgAttributes img =
        ImgAttributes.of(card, "Picture " + (index + 1), source)
            .sizes("(max-width: 600px) 50vw, 300px");
    return "<a href=\"%s\"><img %s></a>".formatted(source, img.toHtml());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static String readPage() {
    try (InputStream in = GalleryPage.class.getResourceAsStream("page.html")) {
      return new String(requireNonNull(in, "page.html").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

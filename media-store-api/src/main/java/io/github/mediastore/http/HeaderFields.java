package io.github.mediastore.http;

import io.github.mediastore.ByteRange;
import io.github.mediastore.MediaInfo;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Collects the header fields of an answer, in the order in which they are sent. */
final class HeaderFields {

  /**
   * For what browsers run or render as a document: nothing is loaded, no script runs, and it shares
   * no origin with the host (CSP Level 3). Styles of its own are let through: SVG needs them.
   */
  private static final String NO_ACTIVE_CONTENT =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private final Map<String, String> fields = new LinkedHashMap<>();

  private HeaderFields() {}

  /** Returns the fields of an answer that there is no medium for: 404 or 405. */
  static Map<String, String> withoutMedium(Status status) {
    HeaderFields headers = new HeaderFields();
    if (status == Status.METHOD_NOT_ALLOWED) {
      headers.fields.put("Allow", "GET, HEAD");
    }
    headers.addNothing();
    return headers.complete();
  }

  /**
   * Returns the fields of an answer that the medium is elsewhere for a while. It is never stored:
   * its address does not last, and a browser that goes back to a page takes what it has, however
   * old.
   */
  static Map<String, String> redirect(URI address) {
    HeaderFields headers = new HeaderFields();
    headers.fields.put("Location", address.toASCIIString());
    headers.addNothing();
    return headers.complete();
  }

  /** Returns the fields of an answer with a Content-Disposition, in the place of one it has. */
  static Map<String, String> with(Map<String, String> fields, String disposition) {
    Map<String, String> extended = new LinkedHashMap<>(fields);
    extended.put("Content-Disposition", disposition);
    return Collections.unmodifiableMap(extended);
  }

  /**
   * Returns the fields of an answer about a medium.
   *
   * @param decision what the answer is
   * @param info the medium
   * @param validators its validators
   * @param cachePolicy how it may be kept
   */
  static Map<String, String> of(
      Decision decision, MediaInfo info, Validators validators, CachePolicy cachePolicy) {
    HeaderFields headers = new HeaderFields();
    switch (decision.status()) {
      case OK, PARTIAL_CONTENT -> {
        headers.addContent(decision, info);
        headers.addValidators(info, validators, cachePolicy);
        validators
            .lastModified()
            .ifPresent(date -> headers.fields.put("Last-Modified", HttpDate.format(date)));
      }
      // Of a 200's fields a 304 has those that update what the cache holds (section 15.4.5).
      case NOT_MODIFIED -> headers.addValidators(info, validators, cachePolicy);
      case RANGE_NOT_SATISFIABLE -> {
        headers.fields.put("Content-Range", "bytes */" + info.size());
        headers.fields.put("Accept-Ranges", "bytes");
        headers.addNothing();
      }
      default -> headers.addNothing();
    }
    return headers.complete();
  }

  private void addContent(Decision decision, MediaInfo info) {
    fields.put("Content-Type", info.contentType());
    long length = decision.range().map(ByteRange::length).orElse(0L);
    fields.put("Content-Length", Long.toString(length));
    if (decision.status() == Status.PARTIAL_CONTENT) {
      decision
          .range()
          .ifPresent(range -> fields.put("Content-Range", "bytes " + range + "/" + info.size()));
    }
    fields.put("Accept-Ranges", "bytes");
    if (isActive(info.contentType())) {
      fields.put("Content-Security-Policy", NO_ACTIVE_CONTENT);
    }
  }

  private void addValidators(MediaInfo info, Validators validators, CachePolicy cachePolicy) {
    fields.put("ETag", validators.entityTag().toString());
    fields.put("Cache-Control", cachePolicy.cacheControl(info));
    if (!cachePolicy.vary().isEmpty()) {
      fields.put("Vary", cachePolicy.vary());
    }
  }

  private void addNothing() {
    fields.put("Content-Length", "0");
    fields.put("Cache-Control", "no-store");
  }

  private Map<String, String> complete() {
    fields.put("X-Content-Type-Options", "nosniff");
    return Collections.unmodifiableMap(fields);
  }

  /** Of image, video and audio formats, browsers execute only SVG. */
  private static boolean isActive(String contentType) {
    return !isOfKind(contentType, "image/", "video/", "audio/")
        || isOfKind(contentType, "image/svg");
  }

  /** Returns whether a media type begins with one of these, in upper or lower case. */
  static boolean isOfKind(String contentType, String... beginnings) {
    return Stream.of(beginnings).anyMatch(contentType.toLowerCase(Locale.ROOT)::startsWith);
  }
}

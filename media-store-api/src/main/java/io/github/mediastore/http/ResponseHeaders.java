package io.github.mediastore.http;

import io.github.mediastore.ByteRange;
import io.github.mediastore.MediaInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Collects the header fields of an answer, in the order in which they are sent. */
final class ResponseHeaders {

  /**
   * For what browsers run or render as a document: nothing is loaded, no script runs, and it shares
   * no origin with the host (CSP Level 3). Styles of its own are let through: SVG needs them.
   */
  private static final String NO_ACTIVE_CONTENT =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private final Map<String, String> fields = new LinkedHashMap<>();

  private ResponseHeaders() {}

  /** Returns the fields of an answer that there is no medium for: 404 or 405. */
  static Map<String, String> withoutMedium(Status status) {
    ResponseHeaders headers = new ResponseHeaders();
    if (status == Status.METHOD_NOT_ALLOWED) {
      headers.fields.put("Allow", "GET, HEAD");
    }
    headers.addRefusal();
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
    ResponseHeaders headers = new ResponseHeaders();
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
        headers.addRefusal();
      }
      default -> headers.addRefusal();
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

  private void addRefusal() {
    fields.put("Content-Length", "0");
    fields.put("Cache-Control", "no-store");
  }

  private Map<String, String> complete() {
    fields.put("X-Content-Type-Options", "nosniff");
    return Collections.unmodifiableMap(fields);
  }

  /** Of image, video and audio formats, browsers execute only SVG. */
  private static boolean isActive(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    boolean isPassive =
        type.startsWith("image/") || type.startsWith("video/") || type.startsWith("audio/");
    return !isPassive || type.startsWith("image/svg");
  }
}

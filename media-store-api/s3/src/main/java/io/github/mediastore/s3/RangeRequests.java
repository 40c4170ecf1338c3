package io.github.mediastore.s3;

import io.github.mediastore.ByteRange;
import io.github.mediastore.objects.NoSuchObjectException;
import java.io.EOFException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks for stretches of an object, after the first only in the version that it had. */
final class RangeRequests {

  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+|\\*)");

  private final S3Client client;
  private final String key;

  /** What was said of the version; one or the other may be unknown. */
  private @Nullable String etag;

  private @Nullable String size;

  RangeRequests(S3Client client, String key) {
    this.client = client;
    this.key = key;
  }

  /** Returns the bytes as they come. */
  AnswerBody open(ByteRange range) throws IOException {
    return ask(range, body -> body);
  }

  /** Returns the bytes when all are there; nothing is held then but them. */
  byte[] fetch(ByteRange range) throws IOException {
    return ask(
        range,
        body -> {
          try (body) {
            byte[] bytes = body.readSoon((int) range.length());
            if (bytes.length < range.length()) {
              throw new EOFException("The object " + key + " ended within its bytes " + range);
            }
            return bytes;
          }
        });
  }

  /** Makes something of the bytes of an answer. */
  private interface BodyReader<T> {
    T read(AnswerBody body) throws IOException;
  }

  private <T> T ask(ByteRange range, BodyReader<T> reader) throws IOException {
    S3Request request = S3Request.of("GET", key).header("range", "bytes=" + range);
    if (etag != null) {
      request.header("if-match", etag);
    }
    try {
      return client.send(
          request,
          (head, body) -> {
            requireAsked(head, range);
            return reader.read(body);
          });
    } catch (S3Exception e) {
      switch (e.code()) {
        case "NoSuchKey" -> throw new NoSuchObjectException(key);
        case "InvalidRange" -> throw new EOFException("No bytes " + range + ": " + e.getMessage());
        case "PreconditionFailed" -> throw otherVersion();
        default -> throw e;
      }
    }
  }

  private void requireAsked(S3Client.Head head, ByteRange asked) throws IOException {
    String said = head.header("content-range");
    Matcher range = CONTENT_RANGE.matcher(said);
    boolean isRange = range.matches();
    boolean isRight =
        head.status() == 206
            && isRange
            && range.group(1).equals(Long.toString(asked.first()))
            && range.group(2).equals(Long.toString(asked.last()));
    boolean isWhole =
        head.status() == 200
            && asked.first() == 0
            && head.header("content-length").equals(Long.toString(asked.length()));
    if (!isRight && !isWhole) {
      throw new UnusableAnswerException(
          "The object "
              + key
              + " was asked for the bytes "
              + asked
              + ", and the answer is of "
              + (said.isEmpty() ? "status " + head.status() : S3Failure.oneLine(said)));
    }
    requireVersion(head.header("etag"), isRange ? range.group(3) : head.header("content-length"));
  }

  /** Not every server, nor every cache before one, heeds the condition. */
  private void requireVersion(String saidEtag, String saidSize) throws IOException {
    if (isOther(etag, saidEtag) || (isOther(size, saidSize) && !saidSize.equals("*"))) {
      throw otherVersion();
    }
    etag = saidEtag.isEmpty() ? null : saidEtag;
    size = saidSize.equals("*") ? null : saidSize;
  }

  private static boolean isOther(@Nullable String known, String said) {
    return known != null && !known.equals(said);
  }

  private NoSuchObjectException otherVersion() {
    return new NoSuchObjectException(key + " in the version that was being read");
  }
}

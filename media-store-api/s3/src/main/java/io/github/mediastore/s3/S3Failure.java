package io.github.mediastore.s3;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in words what an answer refused, and what can be done about it. */
final class S3Failure {

  /** Begins messages that were made of a cause. */
  private static final Pattern NAME_OF_A_CLASS = Pattern.compile("([a-z]\\w*\\.)+[A-Z]");

  private static final Duration MOST_SKEW = Duration.ofMinutes(5);

  private final S3Address address;
  private final S3Request request;
  private final int status;
  private final HttpHeaders headers;
  private final String code;
  private final String message;
  private final String region;

  /**
   * Reads the answer.
   *
   * @param error the element {@code Error}; with no children if the answer had none
   */
  S3Failure(
      S3Address address, S3Request request, int status, HttpHeaders headers, XmlElement error) {
    this.address = address;
    this.request = request;
    this.status = status;
    this.headers = headers;
    this.code = error.text("Code");
    this.message = oneLine(error.text("Message"));
    this.region = headers.firstValue("x-amz-bucket-region").orElse(error.text("Region"));
  }

  /** Returns a text of somebody else's for a message: short, and not to be taken for more lines. */
  static String oneLine(String text) {
    String printable = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return printable.length() <= 300 ? printable : printable.substring(0, 300) + " …";
  }

  /** Returns in words why there was no answer: the JDK's own say nothing, or name a class. */
  static String unanswered(@Nullable Throwable failure) {
    String said = "";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return "no host has that name";
      }
      String message = cause.getMessage();
      if (message != null && !NAME_OF_A_CLASS.matcher(message).lookingAt()) {
        said = oneLine(message);
      }
    }
    if (failure instanceof ConnectException) {
      return said.isEmpty() ? "nobody answers there" : "cannot connect, " + said;
    }
    return said.isEmpty() ? "the connection was lost" : said;
  }

  S3Exception exception() {
    String what = describe(address, request) + ": " + status + (code.isEmpty() ? "" : " " + code);
    String why = message.isEmpty() ? "" : ", " + message;
    return new S3Exception(what + why + hint(), status, code);
  }

  /** Says what was asked, without its query, in which there may be a signature. */
  static String describe(S3Address address, S3Request request) {
    String bucket = "bucket " + address.bucket() + " of " + address.host();
    return request.method()
        + (request.key().isEmpty() ? " in " : " of object " + request.key() + " in ")
        + bucket;
  }

  private String hint() {
    if (code.equals("NoSuchBucket")) {
      return ". The bucket does not exist there";
    }
    if (code.equals("RequestTimeTooSkewed") || (status == 403 && skew().compareTo(MOST_SKEW) > 0)) {
      return ". The clocks differ by " + skew().toSeconds() + " s: set this machine's";
    }
    if (status == 301 || status == 307 || code.equals("AuthorizationHeaderMalformed")) {
      return region.isEmpty()
          ? ". The bucket is elsewhere: set its endpoint and region, not " + address.region()
          : ". The bucket is in region " + region + ", not " + address.region();
    }
    if (code.equals("SignatureDoesNotMatch")) {
      return ". The secret access key is another, or a proxy changes requests";
    }
    if (code.equals("ExpiredToken") || code.equals("TokenRefreshRequired")) {
      return ". The temporary credentials have expired, and their provider gave no newer ones";
    }
    if (code.equals("InvalidAccessKeyId")) {
      return ". The object store knows no such access key";
    }
    if (status == 403) {
      return ". The credentials have no right to this, or to list the bucket's objects";
    }
    return "";
  }

  /** Returns how far the answer's clock is from this one's. */
  private Duration skew() {
    try {
      return headers
          .firstValue("date")
          .map(d -> ZonedDateTime.parse(d, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
          .map(d -> Duration.between(d, Instant.now()).abs())
          .orElse(Duration.ZERO);
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}

package io.github.mediastore.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends signed requests, again where that may help, and makes exceptions of what is refused. */
final class S3Client {

  /** A page of a thousand objects with long keys is a megabyte. */
  private static final int MOST_ANSWER = 8 << 20;

  private static final int MOST_ERROR = 64 << 10;

  /** Slower than this no network is meant to be. */
  private static final int LEAST_BYTES_PER_SECOND = 64 << 10;

  private static final int LONG_IN_PATIENCE = 10;

  private final HttpClient http;
  private final S3Address address;
  private final S3CredentialsProvider credentials;
  private final Duration patience;
  private final Duration firstPause;

  S3Client(
      HttpClient http,
      S3Address address,
      S3CredentialsProvider credentials,
      Duration patience,
      Duration firstPause) {
    this.http = http;
    this.address = address;
    this.credentials = credentials;
    this.patience = patience;
    this.firstPause = firstPause;
  }

  S3Address address() {
    return address;
  }

  Attempts attempts() {
    return new Attempts(patience, firstPause);
  }

  /** An answer without its body. */
  record Head(int status, HttpHeaders headers) {

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  /** Makes something of a successful answer. */
  interface AnswerReader<T> {

    /** Reads the body, and closes it unless the result does. */
    T read(Head head, AnswerBody body) throws IOException;
  }

  /** Sends a request whose answer has nothing in its body but perhaps an error. */
  Head send(S3Request request) throws IOException {
    return send(
        request,
        (head, body) -> {
          byte[] answer = readAll(request, body, MOST_ANSWER);
          if (answer.length > 0) {
            throw unexpected(request, parse(request, head, answer));
          }
          return head;
        });
  }

  /** Sends a request that writes an object or a part, and returns its entity tag. */
  String store(S3Request request) throws IOException {
    String etag = send(request).header("etag");
    if (etag.isEmpty()) {
      throw new UnusableAnswerException(
          S3Failure.describe(address, request) + ": the answer has no ETag");
    }
    return etag;
  }

  /** Sends a request whose answer is a document. */
  XmlElement ask(S3Request request) throws IOException {
    return send(request, (head, body) -> parse(request, head, readAll(request, body, MOST_ANSWER)));
  }

  /** Sends a request whose answer is a document of this name, and not a page of a proxy. */
  XmlElement ask(S3Request request, String name) throws IOException {
    XmlElement answer = ask(request);
    if (!answer.name().equals(name)) {
      throw unexpected(request, answer);
    }
    return answer;
  }

  private UnusableAnswerException unexpected(S3Request request, XmlElement answer) {
    return new UnusableAnswerException(
        S3Failure.describe(address, request)
            + ": the answer is of another server, it is "
            + S3Failure.oneLine(answer.name()));
  }

  /** Some requests are answered 200 before they are done, and with an error in the body. */
  private XmlElement parse(S3Request request, Head head, byte[] answer) throws IOException {
    XmlElement root = XmlElement.parse(answer);
    if (root.name().equals("Error")) {
      throw new S3Failure(address, request, head.status(), head.headers(), root).exception();
    }
    return root;
  }

  /** Sends a request until it is answered with success. */
  <T> T send(S3Request request, AnswerReader<T> reader) throws IOException {
    Attempts attempts = attempts();
    while (true) {
      S3Credentials whose = credentials.get();
      try {
        return sendOnce(request, whose, reader);
      } catch (IOException e) {
        attempts.pauseAfter(e);
      }
    }
  }

  private <T> T sendOnce(S3Request request, S3Credentials whose, AnswerReader<T> reader)
      throws IOException {
    HttpResponse<AnswerBody> response = exchange(request, signed(request, whose));
    AnswerBody body = response.body();
    try {
      if (response.statusCode() / 100 != 2) {
        throw refusal(request, response);
      }
      return reader.read(new Head(response.statusCode(), response.headers()), body);
    } catch (IOException | RuntimeException | Error e) {
      body.close();
      throw e;
    }
  }

  private HttpRequest signed(S3Request request, S3Credentials whose) {
    Map<String, String> headers = new SignatureV4(address, whose, Instant.now()).sign(request);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address.uri(request.key(), request.query()))
            .version(HttpClient.Version.HTTP_1_1)
            .method(request.method(), publisher(request));
    headers.forEach(builder::setHeader);
    return builder.build();
  }

  private static HttpRequest.BodyPublisher publisher(S3Request request) {
    // An empty body of a PUT has a length, and that of others is none.
    return request.body().length() > 0 || request.method().equals("PUT")
        ? request.body().publisher()
        : BodyPublishers.noBody();
  }

  /** Returns how long so many bytes may be on their way: the patience, and time for each. */
  static Duration timeFor(long bytes, Duration patience) {
    return patience.plusSeconds(bytes / LEAST_BYTES_PER_SECOND);
  }

  private HttpResponse<AnswerBody> exchange(S3Request request, HttpRequest signed)
      throws IOException {
    String what = S3Failure.describe(address, request);
    Duration most = timeFor(request.body().length(), patience);
    if (request.isLong()) {
      most = most.multipliedBy(LONG_IN_PATIENCE);
    }
    // Not HttpRequest's timeout, which in newer JDKs is for the body too.
    CompletableFuture<HttpResponse<AnswerBody>> answer =
        http.sendAsync(signed, head -> new AnswerBody(patience));
    try {
      return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new SocketTimeoutException(what + ": no answer within " + most.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw new IOException(what + ": " + S3Failure.unanswered(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(what + ": interrupted");
    }
  }

  private IOException refusal(S3Request request, HttpResponse<AnswerBody> response)
      throws IOException {
    XmlElement error;
    try {
      error = XmlElement.parse(readAll(request, response.body(), MOST_ERROR));
    } catch (IOException e) {
      // A proxy's page, or nothing as after HEAD: the status says enough.
      error = XmlElement.parse("<Error/>".getBytes(StandardCharsets.US_ASCII));
    }
    return new S3Failure(address, request, response.statusCode(), response.headers(), error)
        .exception();
  }

  private byte[] readAll(S3Request request, AnswerBody body, int most) throws IOException {
    try (body) {
      byte[] answer = body.readSoon(most);
      if (answer.length == most) {
        throw new UnusableAnswerException(
            S3Failure.describe(address, request) + ": the answer has more than " + most + " bytes");
      }
      return answer;
    }
  }

  /** Returns an address that is signed itself. */
  URI presign(S3Request request, Duration valid) throws IOException {
    SignatureV4 signature = new SignatureV4(address, credentials.get(), Instant.now());
    return address.uri(request.key(), signature.presign(request, valid));
  }
}

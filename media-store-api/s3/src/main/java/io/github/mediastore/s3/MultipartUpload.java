package io.github.mediastore.s3;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * One multipart upload, as the protocol has it: begun, given its parts, and completed or aborted.
 */
final class MultipartUpload {

  /** In the object's metadata, so that a lost answer does not leave open whose object it is. */
  private static final String MARK = "x-amz-meta-media-store-upload";

  private final S3Client client;
  private final String key;
  private final String mark;
  private final String id;

  private MultipartUpload(S3Client client, String key, String mark, String id) {
    this.client = client;
    this.key = key;
    this.mark = mark;
    this.id = id;
  }

  static MultipartUpload begin(S3Client client, String key, String contentType) throws IOException {
    String mark = UUID.randomUUID().toString();
    S3Request request =
        S3Request.of("POST", key)
            .query("uploads", "")
            .header("content-type", contentType)
            .header(MARK, mark);
    return new MultipartUpload(client, key, mark, client.ask(request).requireText("UploadId"));
  }

  /** Sends a part, counted from 1, and returns its entity tag. */
  String send(int number, Part part) throws IOException {
    return client.store(request(number).body(part));
  }

  /** Fills a part with bytes of another object, and returns its entity tag. */
  String copy(int number, S3Request source) throws IOException {
    S3Request request = request(number).takesLong();
    source.headers().forEach(request::header);
    return client.ask(request).requireText("ETag");
  }

  private S3Request request(int number) {
    return S3Request.of("PUT", key)
        .query("partNumber", Integer.toString(number))
        .query("uploadId", id);
  }

  /** Makes the object visible. */
  void complete(List<String> etags) throws IOException {
    StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
    for (int i = 0; i < etags.size(); i++) {
      xml.append("<Part><PartNumber>").append(i + 1).append("</PartNumber><ETag>");
      xml.append(escape(etags.get(i))).append("</ETag></Part>");
    }
    xml.append("</CompleteMultipartUpload>");
    try {
      client.ask(
          S3Request.of("POST", key).query("uploadId", id).body(xml.toString()).takesLong(),
          "CompleteMultipartUploadResult");
    } catch (S3Exception e) {
      if (!e.code().equals("NoSuchUpload") || !isVisible()) {
        throw e;
      }
      // It was completed by an attempt whose answer was lost.
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private boolean isVisible() throws IOException {
    return client.send(S3Request.of("HEAD", key)).header(MARK).equals(mark);
  }

  /**
   * Frees what was sent. If that fails too, the failure has it as suppressed, and what was sent
   * waits to be discarded.
   */
  void abortBecauseOf(Throwable failure) {
    // An interrupt that ended the upload would end this too.
    boolean wasInterrupted = Thread.interrupted();
    try {
      abort(client, key, id);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static void abort(S3Client client, String key, String id) throws IOException {
    try {
      client.send(S3Request.of("DELETE", key).query("uploadId", id));
    } catch (S3Exception e) {
      if (!e.code().equals("NoSuchUpload")) {
        throw e;
      }
    }
  }
}

package io.github.mediastore.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Stores the bytes of a stream: a few by one request, many in parts of which several are sent while
 * the next is read. It holds one part more than it sends at a time.
 */
final class Upload {

  private final S3Client client;
  private final String key;
  private final String contentType;
  private final InputStream bytes;
  private final int partSize;
  private final int atOnce;

  Upload(
      S3Client client,
      String key,
      String contentType,
      InputStream bytes,
      int partSize,
      int atOnce) {
    this.client = client;
    this.key = key;
    this.contentType = contentType;
    this.bytes = bytes;
    this.partSize = partSize;
    this.atOnce = atOnce;
  }

  void store() throws IOException {
    Part first = new Part();
    first.fill(bytes, partSize);
    // Whether it is the last is known once there is another.
    Part second = new Part();
    if (first.length() == partSize) {
      second.fill(bytes, partSize);
    }
    if (second.length() == 0) {
      client.store(S3Request.of("PUT", key).header("content-type", contentType).body(first));
      first.release();
    } else {
      storeParts(first, second);
    }
  }

  private void storeParts(Part first, Part second) throws IOException {
    MultipartUpload upload = MultipartUpload.begin(client, key, contentType);
    PartSender sender = new PartSender(upload, atOnce);
    try {
      sender.send(first);
      Part next = second;
      while (next.length() > 0) {
        sender.send(next);
        next = sender.next();
        next.fill(bytes, partSize);
      }
      List<String> etags = sender.finish();
      upload.complete(etags);
    } catch (IOException | RuntimeException | Error e) {
      sender.stop();
      upload.abortBecauseOf(e);
      throw e;
    } finally {
      sender.stop();
    }
  }
}

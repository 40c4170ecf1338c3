package io.github.mediastore.s3;

import io.github.mediastore.objects.NoSuchObjectException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Copies a version of an object within the object store; what is very large, in parts. */
final class ObjectCopy {

  private final S3Client client;
  private final String from;
  private final String etag;
  private final String to;

  ObjectCopy(S3Client client, String from, String etag, String to) {
    this.client = client;
    this.from = from;
    this.etag = etag;
    this.to = to;
  }

  /**
   * Copies it.
   *
   * @param head what was just said of the object
   * @param partSize the most bytes that are copied at once
   */
  void copy(S3Client.Head head, long size, long partSize) throws IOException {
    try {
      if (size <= partSize) {
        client.ask(addSource(S3Request.of("PUT", to)).takesLong()).requireText("ETag");
      } else {
        copyParts(head.header("content-type"), size, partSize);
      }
    } catch (S3Exception e) {
      if (e.code().equals("PreconditionFailed") || e.code().equals("NoSuchKey")) {
        throw new NoSuchObjectException(from + " of version " + etag);
      }
      throw e;
    }
  }

  private S3Request addSource(S3Request request) {
    return request
        .header("x-amz-copy-source", "/" + client.address().bucket() + "/" + from)
        .header("x-amz-copy-source-if-match", "\"" + etag + "\"");
  }

  private void copyParts(String contentType, long size, long partSize) throws IOException {
    MultipartUpload upload = MultipartUpload.begin(client, to, contentType);
    try {
      List<String> etags = new ArrayList<>();
      for (long first = 0; first < size; first += partSize) {
        String range = "bytes=" + first + "-" + (Math.min(first + partSize, size) - 1);
        S3Request source = addSource(S3Request.of("PUT", to));
        etags.add(upload.copy(etags.size() + 1, source.header("x-amz-copy-source-range", range)));
      }
      upload.complete(etags);
    } catch (IOException | RuntimeException | Error e) {
      upload.abortBecauseOf(e);
      throw e;
    }
  }
}

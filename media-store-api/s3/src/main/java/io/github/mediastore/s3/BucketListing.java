package io.github.mediastore.s3;

import io.github.mediastore.objects.ObjectKeys;
import io.github.mediastore.objects.StoredObject;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lists the objects of a bucket, and the uploads that were begun in it. */
final class BucketListing {

  private static final int MOST_IN_PAGE = 1000;
  private static final int MOST_FAILURES = 10;

  private final S3Client client;
  private final String prefix;

  BucketListing(S3Client client, String prefix) {
    this.client = client;
    this.prefix = prefix;
  }

  /** Returns the objects after a key; passes over those whose names are no keys. */
  List<StoredObject> objects(String after, int limit) throws IOException {
    List<StoredObject> page = new ArrayList<>();
    String last = after;
    boolean isMore = true;
    int asked = limit;
    while (isMore && page.size() < limit) {
      S3Request request =
          S3Request.ofBucket("GET")
              .query("list-type", "2")
              .query("encoding-type", "url")
              .query("max-keys", Integer.toString(asked))
              .query("prefix", prefix);
      if (!last.isEmpty()) {
        request.query("start-after", last);
      }
      XmlElement answer = client.ask(request, "ListBucketResult");
      isMore = answer.text("IsTruncated").equals("true");
      String begin = last;
      for (XmlElement object : answer.children("Contents").toList()) {
        String key = key(answer, object);
        if (key.compareTo(last) <= 0 || !key.startsWith(prefix)) {
          throw new UnusableAnswerException(
              "The listing of bucket " + client.address().bucket() + " is not in order");
        }
        last = key;
        if (ObjectKeys.isKey(key) && page.size() < limit) {
          page.add(describe(key, object));
        }
      }
      if (isMore && last.equals(begin)) {
        throw new UnusableAnswerException(
            "The listing of bucket " + client.address().bucket() + " does not move on");
      }
      // There may be very many names that are no keys.
      asked = MOST_IN_PAGE;
    }
    return List.copyOf(page);
  }

  private static String key(XmlElement answer, XmlElement element) throws IOException {
    String key = element.requireText("Key");
    return answer.text("EncodingType").equals("url") ? decode(key) : key;
  }

  private static String decode(String text) throws IOException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new UnusableAnswerException("A key in the listing is not encoded", e);
    }
  }

  private static StoredObject describe(String key, XmlElement object) throws IOException {
    try {
      return new StoredObject(
          key,
          size(object.requireText("Size")),
          object.text("ETag").replace("\"", ""),
          time(object.requireText("LastModified")));
    } catch (NumberFormatException e) {
      throw new UnusableAnswerException("The size of " + key + " in the listing is no number", e);
    }
  }

  private static long size(String text) {
    long size = Long.parseLong(text);
    if (size < 0) {
      throw new NumberFormatException(text);
    }
    return size;
  }

  private static Instant time(String text) throws IOException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new UnusableAnswerException("A time in the listing is none", e);
    }
  }

  /**
   * Aborts what was begun before a time, and returns how many uploads there were. One that cannot
   * be aborted is no reason to keep the others.
   */
  int abortUploads(Instant before) throws IOException {
    int aborted = 0;
    List<S3Exception> failures = new ArrayList<>();
    String key = "";
    String id = "";
    boolean isMore = true;
    while (isMore) {
      S3Request request =
          S3Request.ofBucket("GET")
              .query("uploads", "")
              .query("encoding-type", "url")
              .query("prefix", prefix);
      if (!key.isEmpty()) {
        request.query("key-marker", key).query("upload-id-marker", id);
      }
      XmlElement answer = client.ask(request, "ListMultipartUploadsResult");
      isMore = answer.text("IsTruncated").equals("true");
      String begin = key + " " + id;
      for (XmlElement upload : answer.children("Upload").toList()) {
        key = key(answer, upload);
        id = upload.requireText("UploadId");
        if (time(upload.requireText("Initiated")).isBefore(before)
            && key.startsWith(prefix)
            && ObjectKeys.isKey(key)) {
          try {
            MultipartUpload.abort(client, key, id);
            aborted++;
          } catch (S3Exception e) {
            failures.add(e);
            if (failures.size() == MOST_FAILURES) {
              throw first(failures);
            }
          }
        }
      }
      if (begin.equals(key + " " + id)) {
        isMore = false;
      }
    }
    if (!failures.isEmpty()) {
      throw first(failures);
    }
    return aborted;
  }

  private static S3Exception first(List<S3Exception> failures) {
    S3Exception first = failures.get(0);
    failures.stream().skip(1).forEach(first::addSuppressed);
    return first;
  }
}

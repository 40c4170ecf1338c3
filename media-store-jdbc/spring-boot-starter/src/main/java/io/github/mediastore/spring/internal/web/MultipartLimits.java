package io.github.mediastore.spring.internal.web;

import jakarta.servlet.MultipartConfigElement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/**
 * Says at the start that Spring Boot's own limits, 1 MB for a file and 10 MB for a request, refuse
 * the photos of most phones before the compressor sees them.
 */
public final class MultipartLimits {

  private static final Logger LOG = LoggerFactory.getLogger(MultipartLimits.class);

  private static final String FILE = "spring.servlet.multipart.max-file-size";
  private static final String REQUEST = "spring.servlet.multipart.max-request-size";

  private MultipartLimits() {}

  /**
   * Compares the limits, and warns if nobody chose them.
   *
   * @param limits those of the server
   * @param accepted most bytes of an upload that the compressor accepts
   * @param environment tells whether they were chosen
   */
  public static void check(MultipartConfigElement limits, long accepted, Environment environment) {
    long largest = limits.getMaxFileSize();
    boolean isTooSmall = largest >= 0 && largest < accepted;
    if (isTooSmall && !environment.containsProperty(FILE)) {
      LOG.warn(
          "Uploads over {} KB are refused with 413, which most photos of phones are: set {}={}MB"
              + " and {}, as for several files at once",
          largest >> 10,
          FILE,
          accepted >> 20,
          REQUEST);
    }
  }
}

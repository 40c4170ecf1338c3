package io.github.mediastore.bench.settings.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A line of figures for each setting, the same ones as in the JSON (RFC 4180). */
final class FindingsCsv {

  private static final String HEADER =
      "id,max_dimension,qualities,max_bytes,effort,lossless_when_smaller,bytes_mean,bytes_p50,"
          + "bytes_p95,bytes_max,saved_percent,ssim_mean,ssim_p5,ssim_min,psnr_mean,psnr_p5,"
          + "psnr_min,pictures_below_min_ssim,database_bytes,recommended,millis_mean,millis_p95,fit";

  private FindingsCsv() {}

  static String write(Findings findings, Figures figures) {
    return IntStream.range(0, findings.summaries().size())
        .mapToObj(i -> line(findings, figures, i))
        .collect(Collectors.joining("\r\n", HEADER + "\r\n", "\r\n"));
  }

  private static String line(Findings findings, Figures figures, int index) {
    String setting = "/settings/" + index;
    String timing = "/timings/settings/" + index;
    String ladder =
        findings.measured().settings().get(index).qualities().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(" "));
    return List.of(
            figures.raw(setting + "/id"),
            figures.raw(setting + "/maxDimension"),
            ladder,
            figures.raw(setting + "/maxBytes"),
            figures.raw(setting + "/effort"),
            figures.raw(setting + "/losslessWhenSmaller"),
            figures.raw(setting + "/bytes/mean"),
            figures.raw(setting + "/bytes/p50"),
            figures.raw(setting + "/bytes/p95"),
            figures.raw(setting + "/bytes/max"),
            figures.raw(setting + "/savedPercent"),
            figures.raw(setting + "/ssim/mean"),
            figures.raw(setting + "/ssim/p5"),
            figures.raw(setting + "/ssim/min"),
            figures.raw(setting + "/psnr/mean"),
            figures.raw(setting + "/psnr/p5"),
            figures.raw(setting + "/psnr/min"),
            figures.raw(setting + "/picturesBelowMinSsim"),
            figures.raw(setting + "/databaseBytes"),
            String.valueOf(index == findings.recommendation().index()),
            figures.raw(timing + "/mean"),
            figures.raw(timing + "/p95"),
            figures.raw(setting + "/fit"))
        .stream()
        .collect(Collectors.joining(","));
  }
}

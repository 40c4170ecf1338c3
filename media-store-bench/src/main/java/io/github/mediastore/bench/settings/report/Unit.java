package io.github.mediastore.bench.settings.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** How figures of one kind are written, for scripts and for people. */
enum Unit {
  /** Whole bytes; for people a kilobyte has 1000. */
  BYTES(0) {
    @Override
    String text(double value) {
      if (value < 1e3) {
        return number("%.0f", value) + NO_BREAK + "B";
      }
      if (value < 1e6) {
        return number("%.0f", value / 1e3) + NO_BREAK + "KB";
      }
      return value < 1e9
          ? number("%.1f", value / 1e6) + NO_BREAK + "MB"
          : number("%.2f", value / 1e9) + NO_BREAK + "GB";
    }
  },
  /** A share of something. */
  PERCENT(1) {
    @Override
    String text(double value) {
      return number("%.1f", value) + NO_BREAK + "%";
    }
  },
  /** A difference to something in per cent. */
  CHANGE(1) {
    @Override
    String text(double value) {
      return number("%+.0f", value).replace('-', '\u2212') + NO_BREAK + "%";
    }
  },
  /** Structural similarity. */
  SSIM(4) {
    @Override
    String text(double value) {
      return number("%.3f", value);
    }
  },
  /** Peak signal-to-noise ratio. */
  DECIBELS(2) {
    @Override
    String text(double value) {
      return number("%.1f", value) + NO_BREAK + "dB";
    }
  },
  /** Milliseconds. */
  MILLIS(1) {
    @Override
    String text(double value) {
      return number(value < 9.95 ? "%.1f" : "%.0f", value) + NO_BREAK + "ms";
    }
  },
  /** The side of a picture. */
  PIXELS(0) {
    @Override
    String text(double value) {
      return number("%.0f", value) + NO_BREAK + "px";
    }
  },
  /** How many. */
  COUNT(0) {
    @Override
    String text(double value) {
      return number("%,.0f", value);
    }
  };

  private static final String NO_BREAK = "\u00A0";

  private final int decimals;

  Unit(int decimals) {
    this.decimals = decimals;
  }

  /** Returns a figure for people. */
  abstract String text(double value);

  /** Returns a figure for scripts, rounded to what is worth telling. */
  BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
  }

  /**
   * Returns bytes for people, as precise as the steps of an axis: no two steps look the same.
   *
   * @param step from one value of the axis to the next
   */
  static String bytes(double value, double step) {
    int power = value < 1e3 ? 0 : value < 1e6 ? 3 : value < 1e9 ? 6 : 9;
    double unit = Math.pow(10, power);
    int decimals = 0;
    double left = step / unit;
    while (decimals < power && Math.abs(left - Math.rint(left)) > 1e-6) {
      left *= 10;
      decimals++;
    }
    String name = List.of("B", "KB", "MB", "GB").get(power / 3);
    return number("%." + decimals + "f", value / unit) + NO_BREAK + name;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}

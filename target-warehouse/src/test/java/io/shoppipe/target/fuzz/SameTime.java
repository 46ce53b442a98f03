package io.shoppipe.target.fuzz;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether two texts are the same date, time or point in time, however they are written. */
final class SameTime {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d{4})-(\\d\\d)-(\\d\\d))?(?:(?<=\\d)[Tt"
              + " ](?=\\d))?(?:(\\d\\d):(\\d\\d)(?::(\\d\\d(?:\\.\\d+)?))?)?(?:[Zz]|([+-])(\\d\\d):?(\\d\\d)?)?");
  private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
  private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

  private SameTime() {}

  static boolean is(String sent, String held) {
    Optional<BigDecimal> left = seconds(sent);
    Optional<BigDecimal> right = seconds(held);
    return left.isPresent() && right.isPresent() && left.get().compareTo(right.get()) == 0;
  }

  private static Optional<BigDecimal> seconds(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || (form.group(1) == null && form.group(4) == null)) {
      return Optional.empty();
    }
    try {
      return Optional.of(day(form).add(time(form)).subtract(offset(form)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static BigDecimal day(Matcher form) {
    if (form.group(1) == null) {
      return BigDecimal.ZERO;
    }
    LocalDate date =
        LocalDate.of(
            number(form, 1).intValue(), number(form, 2).intValue(), number(form, 3).intValue());
    return DAY.multiply(BigDecimal.valueOf(date.toEpochDay()));
  }

  private static BigDecimal time(Matcher form) {
    BigDecimal minutes = number(form, 4).multiply(MINUTE).add(number(form, 5));
    return minutes.multiply(MINUTE).add(number(form, 6));
  }

  private static BigDecimal offset(Matcher form) {
    BigDecimal seconds = number(form, 8).multiply(MINUTE).add(number(form, 9)).multiply(MINUTE);
    return "-".equals(form.group(7)) ? seconds.negate() : seconds;
  }

  private static BigDecimal number(Matcher form, int group) {
    return form.group(group) == null ? BigDecimal.ZERO : new BigDecimal(form.group(group));
  }
}

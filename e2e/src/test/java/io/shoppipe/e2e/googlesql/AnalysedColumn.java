package io.shoppipe.e2e.googlesql;

import com.google.zetasql.Type;
import com.google.zetasql.TypeParameters;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnAnnotations;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnDefinition;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import org.jspecify.annotations.Nullable;

/** {@code otherwise}: the expression of its default, empty without one. */
record AnalysedColumn(
    String name, Type type, TypeParameters size, boolean required, String otherwise) {
  static AnalysedColumn of(ResolvedColumnDefinition made) {
    ResolvedColumnAnnotations annotations = made.getAnnotations();
    return new AnalysedColumn(
        made.getName(),
        made.getType(),
        size(annotations),
        annotations != null && annotations.getNotNull(),
        made.getDefaultValue() == null ? "" : made.getDefaultValue().getSql());
  }

  static AnalysedColumn of(ResolvedOutputColumn made) {
    return new AnalysedColumn(
        made.getName(), made.getColumn().getType(), new TypeParameters(), false, "");
  }

  private static TypeParameters size(@Nullable ResolvedColumnAnnotations annotations) {
    return annotations == null ? new TypeParameters() : annotations.getTypeParameters();
  }

  AnalysedColumn renamed(String to) {
    return new AnalysedColumn(to, type, size, required, otherwise);
  }

  AnalysedColumn as(Type other, TypeParameters otherSize) {
    return new AnalysedColumn(name, other, otherSize, required, otherwise);
  }

  AnalysedColumn nullable() {
    return new AnalysedColumn(name, type, size, false, otherwise);
  }
}

